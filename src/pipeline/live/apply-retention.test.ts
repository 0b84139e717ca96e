import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Settings, settingsSchema } from '#contract/settings.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { applyRetention } from './apply-retention.js'
import { type Held, NO_END_S } from './held-until-sql.js'
import { keepTexts } from './keep-texts.js'

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

async function apply(retention: Partial<Settings['retention']>, held: readonly Held[] = []): Promise<void> {
  const settings = settingsSchema.parse({ retention })
  await keepTexts(engine, settings.retention)
  await applyRetention(engine, settings, held)
}

const arrive = (from: number, count: number) =>
  engine.command(
    `INSERT INTO intake (id, at, account, request, response)
     SELECT toString(number), toDateTime(today()), 'a', repeat('q', 100), 'answer' FROM numbers({from:UInt32}, {count:UInt32})`,
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

it('keeps what was handed over and is older than its days for as long as was said, and changes no table for nothing', async () => {
  const ids = async () =>
    (await engine.rows(z.object({ id: z.string() }), 'SELECT id FROM exchanges WHERE account = 2 ORDER BY id')).map(
      ({ id }) => id,
    )
  const ttl = async () =>
    (
      await engine.rows(
        z.object({ q: z.string() }),
        "SELECT create_table_query AS q FROM system.tables WHERE name = 'exchanges' AND database = currentDatabase()",
      )
    )[0]!.q
  await apply({ exchanges_days: 30 })
  const before = await ttl()
  expect(before).toMatch(/ TTL .*kept_until/)
  await engine.command(
    `INSERT INTO exchanges (account, id, at, kept_until)
     SELECT 2, number, now() - INTERVAL 40 DAY, multiIf(number = 0, toDateTime(0), number = 1, now() - INTERVAL 1 HOUR, now() + INTERVAL 1 HOUR)
     FROM numbers(3)`,
  )
  await engine.command('OPTIMIZE TABLE exchanges FINAL')
  expect(await ids()).toEqual(['2'])
  await apply({ exchanges_days: 30 })
  expect(await ttl()).toBe(before)
  // A rule of an earlier version, which knew of no such time, is replaced.
  await engine.command('ALTER TABLE exchanges MODIFY TTL toDateTime(at) + toIntervalDay(30)')
  await apply({ exchanges_days: 30 })
  expect(await ttl()).toBe(before)
})

describe('under legal hold', () => {
  const nameRow = z.object({ name: z.string() })
  const accounts = ['free', 'held', 'held for long', 'held no more']
  const hashOf = async (name: string) =>
    (await engine.rows(nameRow, 'SELECT toString(sipHash64({name:String})) AS name', { name }))[0]!.name
  const now_s = Math.floor(Date.now() / 1000)
  const holds = async (): Promise<Held[]> => [
    { account: await hashOf('held'), until_s: NO_END_S },
    { account: await hashOf('held for long'), until_s: now_s + 3600 },
    { account: await hashOf('held no more'), until_s: now_s - 3600 },
  ]
  const TABLES = [
    ['exchanges', 'account', 'sipHash64(name)'],
    ['exchange_texts', 'account', 'sipHash64(name)'],
    ['decisions', 'account_id', 'name'],
    ['events', 'account', 'sipHash64(name)'],
  ] as const
  const arriveOld = async () => {
    for (const [table, column, value] of TABLES)
      await engine.command(
        `INSERT INTO ${table} (${column}, at) SELECT ${value}, now() - INTERVAL 40 DAY
         FROM (SELECT arrayJoin({accounts:Array(String)}) AS name)`,
        { accounts },
      )
  }
  const doneRow = z.object({ waiting: z.coerce.number() })
  const left = async (table: string, column: string, value: string) => {
    // What was stored before the rule is read anew in the background.
    const sql = 'SELECT count() AS waiting FROM system.mutations WHERE database = currentDatabase() AND NOT is_done'
    while ((await engine.rows(doneRow, sql))[0]!.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    await engine.command(`OPTIMIZE TABLE ${table} FINAL`)
    const found = await engine.rows(
      nameRow,
      `SELECT name FROM (SELECT arrayJoin({accounts:Array(String)}) AS name)
       WHERE ${value} IN (SELECT ${column} FROM ${table}) ORDER BY name`,
      { accounts },
    )
    return found.map(({ name }) => name)
  }
  const days = { exchanges_days: 30, text_days: 30, decisions_days: 30, events_days: 30 }

  it.each(TABLES)('%s: keeps what is older than its days, until the hold ends', async (table, column, value) => {
    await apply({ exchanges_days: 0, text_days: 0, decisions_days: 0, events_days: 0 })
    await engine.command(`TRUNCATE TABLE ${table}`)
    await arriveOld()
    await apply(days, await holds())
    expect(await left(table, column, value)).toEqual(['held', 'held for long'])
    await arriveOld()
    expect(await left(table, column, value)).toEqual(['held', 'held for long'])
    await apply(days)
    expect(await left(table, column, value)).toEqual([])
  })

  it('keeps texts of the held when no texts are to be kept any more', async () => {
    await apply({ ...days, text_days: 0 })
    await arriveOld()
    await apply({ ...days, text: 'none' }, (await holds()).slice(0, 2))
    expect(await left('exchange_texts', 'account', 'sipHash64(name)')).toEqual(['held', 'held for long'])
  })

  it('changes nothing where nothing changed', async () => {
    await apply(days, await holds())
    const commands: string[] = []
    const watched = { ...engine, command: async (sql: string) => void commands.push(sql) }
    await applyRetention(watched, settingsSchema.parse({ retention: days }), await holds())
    expect(commands).toEqual([])
  })
})
