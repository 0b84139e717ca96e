import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { buildProfiles } from './build-profiles.js'

const settings = settingsSchema.parse({}).profile
const path = mkdtempSync(join(tmpdir(), 'profile-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [11n, 12n] })
  // 40 accounts with 300 texts of 1 to 20 words each, every text twice; one more account with a single text.
  await engine.command(`
    INSERT INTO exchanges (account, id, at, own, tokens)
    SELECT sipHash64(intDiv(number, 600)), number, number, own, arrayMap(k -> sipHash64(own % 97, k), range(1 + own % 20))
    FROM (SELECT number, sipHash64(intDiv(number, 2) + 1) AS own FROM numbers(40 * 600 + 1))`)
})
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true })
})

const sumRow = z.object({
  account: z.string(),
  half: z.number(),
  dimension: z.number(),
  total: z.coerce.number(),
})

test('sums of profiles are what the engine adds up', async () => {
  const { profiles } = await buildProfiles(engine, settings)
  const rows = await engine.rows(
    sumRow,
    `SELECT account, half, dimension, sum(unit) AS total FROM text_vectors
     ARRAY JOIN dimensions AS dimension, units AS unit GROUP BY account, half, dimension HAVING total != 0`,
  )
  expect(profiles.count).toBe(40)
  const place = new Map(profiles.accounts.map((account, i) => [account, i]))
  const of = rows.filter(({ account }) => place.has(account))
  for (const { account, half, dimension, total } of of) {
    const sums = profiles.sums[half as 0 | 1]
    expect(sums[place.get(account)! * profiles.dimensions + dimension]).toBe(total / 16_384)
  }
  const held = profiles.sums.reduce((count, sums) => count + sums.filter((sum) => sum !== 0).length, 0)
  expect(held).toBe(of.length)
})

test('a text counts once, and its length is 1 but for rounding and the share kept for rare words', async () => {
  const { profiles } = await buildProfiles(engine, settings)
  profiles.accounts.forEach((_, i) => {
    const texts = profiles.texts[0][i]! + profiles.texts[1][i]!
    const squares = profiles.squares[0][i]! + profiles.squares[1][i]!
    expect(texts).toBe(300)
    expect(squares).toBeGreaterThan(0)
    expect(squares).toBeLessThanOrEqual(texts)
  })
})

test('the sample holds each text with its words', async () => {
  const { profiles, sample } = await buildProfiles(engine, { ...settings, texts_per_account: 300 })
  const stored = await engine.rows(
    z.object({ account: z.string(), half: z.number(), words: z.array(z.number()) }),
    `SELECT account, text % 2 AS half, arrayMap(t -> bitAnd(t, 1048575), tokens) AS words FROM texts
     WHERE account IN (SELECT account FROM texts GROUP BY account HAVING count() > 1)`,
  )
  const sampled = [...Array(sample.count).keys()].map((t) => ({
    account: profiles.accounts[sample.account[t]!]!,
    half: sample.half[t]!,
    words: Array.from(
      sample.tokens.subarray(sample.offsets[t], sample.offsets[t + 1]),
      (word) => sample.vocabulary[word]!,
    ),
  }))
  const line = (text: (typeof stored)[number]) => JSON.stringify(text)
  expect(sampled.map(line).sort()).toEqual(stored.map(line).sort())
})

test('a bounded sample takes as many texts of each account, and its beginning holds accounts evenly', async () => {
  const { sample } = await buildProfiles(engine, {
    ...settings,
    texts_per_account: 300,
    texts_per_account_min: 5,
    texts_wanted: 300,
    texts_max: 400,
  })
  const counts = (texts: number) => {
    const held = new Map<number, number>()
    for (const account of sample.account.subarray(0, texts)) held.set(account, (held.get(account) ?? 0) + 1)
    return [...held.values()]
  }
  expect(sample.count).toBeLessThanOrEqual(400)
  const all = counts(sample.count)
  const most = Math.max(...all)
  expect(all.filter((n) => n === most).length).toBeGreaterThan(1)
  expect(Math.max(...counts(sample.count >> 1))).toBeLessThan(most)
})

test('a stream gives whole rows in pieces', async () => {
  let bytes = 0
  for await (const piece of engine.stream('SELECT number FROM numbers(300000)')) {
    expect(piece.readBigUInt64LE(0)).toBe(BigInt(bytes / 8))
    bytes += piece.length
  }
  expect(bytes).toBe(2_400_000)
})
