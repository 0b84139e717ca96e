import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type Settings, settingsSchema } from '#contract/settings.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { applyRetention } from './apply-retention.js'

const path = mkdtempSync(join(tmpdir(), 'retention-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await migrateEngine(engine)
})
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true })
})

const apply = (retention: Partial<Settings['retention']>) => applyRetention(engine, settingsSchema.parse({ retention }))

const arrive = (from: number, count: number) =>
  engine.command(
    `INSERT INTO intake (id, at, account, request, response)
     SELECT toString(number), now(), 'a', repeat('q', 100), 'answer' FROM numbers({from:UInt32}, {count:UInt32})`,
    { from, count },
  )

const countRow = z.object({ texts: z.coerce.number(), longest: z.coerce.number() })
const texts = async () =>
  (
    await engine.rows(countRow, 'SELECT count() AS texts, max(length(request)) AS longest FROM exchange_texts FINAL')
  )[0]!

it('keeps a share of the texts, cut, and each once', async () => {
  await apply({ text: 'samples', text_samples_share: 0.1, text_characters_max: 40 })
  await arrive(0, 2000)
  const { texts: kept, longest } = await texts()
  expect(kept).toBeGreaterThan(100)
  expect(kept).toBeLessThan(320)
  expect(longest).toBe(40)
  await arrive(0, 2000)
  expect((await texts()).texts).toBe(kept)
})

it('keeps all of them, or none, as the setting says', async () => {
  await apply({ text: 'all' })
  await arrive(2000, 500)
  expect((await texts()).texts).toBeGreaterThanOrEqual(500)
  await apply({ text: 'none' })
  await arrive(3000, 500)
  expect((await texts()).texts).toBe(0)
})

it('forgets exchanges after their days, and keeps them for good where it is told so', async () => {
  const old = `INSERT INTO exchanges (account, id, at) SELECT 1, number, now() - INTERVAL 40 DAY FROM numbers(10)`
  const stored = async () =>
    (await engine.rows(z.object({ n: z.coerce.number() }), 'SELECT count() AS n FROM exchanges'))[0]!.n
  await apply({ exchanges_days: 0 })
  await engine.command(old)
  expect(await stored()).toBe(10)
  await apply({ exchanges_days: 30 })
  await engine.command('OPTIMIZE TABLE exchanges FINAL')
  expect(await stored()).toBe(0)
  await apply({ exchanges_days: 0 })
  await engine.command(old)
  await engine.command('OPTIMIZE TABLE exchanges FINAL')
  expect(await stored()).toBe(10)
})
