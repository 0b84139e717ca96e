import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Known } from '#contract/told.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { knownAccounts } from './known-accounts.js'

const path = mkdtempSync(join(tmpdir(), 'known-'))
let engine: Engine
let accounts: string[]
const NAMES = ['small', 'both', 'busy', 'silent']

beforeAll(async () => {
  engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  const sent: [account: string, model: string, day: number, requests: number][] = [
    ['small', 'small-1', 1, 3],
    ['small', 'small-2', 2, 3],
    ['both', 'small-1', 1, 3],
    ['both', 'large-1', 1, 1],
    ['busy', 'small-1', 1, 2],
    ['busy', 'small-1', 2, 9],
  ]
  for (const [account, model, day, requests] of sent)
    await engine.command(
      `INSERT INTO exchanges (account, id, at, model) SELECT sipHash64({account:String}), number,
         toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + toIntervalDay({day:UInt32}), {model:String} FROM numbers({requests:UInt32})`,
      { account, model, day, requests },
    )
  const row = z.object({ key: z.string() })
  const keys = await engine.rows(row, 'SELECT sipHash64(arrayJoin({names:Array(String)})) AS key', { names: NAMES })
  accounts = keys.map(({ key }) => key)
})
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true })
})

const cleared = async (...known: Omit<Known, 'kind'>[]): Promise<string[]> => {
  const permits = known.map((permit) => ({ kind: 'permit' as const, ...permit }))
  return [...(await knownAccounts(engine, accounts, permits))].map((index) => NAMES[index]!).sort()
}

it('clears whoever has a permit that is bound to nothing, until it expires', async () => {
  expect(await cleared({ account_id: 'both' }, { account_id: 'not in the log' })).toEqual(['both'])
  expect(await cleared({ account_id: 'both', models: null, quota: null })).toEqual(['both'])
  expect(await cleared({ account_id: 'both', expires: '2026-03-01T00:00:00Z' })).toEqual([])
})

it('clears by a permit for some models whoever used no others', async () => {
  const models = ['small-*']
  expect(await cleared(...NAMES.map((account_id) => ({ account_id, models })))).toEqual(['busy', 'silent', 'small'])
  expect(await cleared({ account_id: 'both', models }, { account_id: 'both', models: ['LARGE-1'] })).toEqual(['both'])
})

it('clears by a permit for so many requests a day whoever sent no more', async () => {
  expect(await cleared(...NAMES.map((account_id) => ({ account_id, quota: 8 })))).toEqual(['both', 'silent', 'small'])
  expect(await cleared({ account_id: 'busy', quota: 8 }, { account_id: 'busy' })).toEqual(['busy'])
})
