import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { liftHold, placeHold } from '#audit/legal-hold.js'
import { ConflictError } from '#contract/errors.js'
import { settingsSchema } from '#contract/settings.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { openTestState } from '#store/fixtures/test-state.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { CallLost } from '#store/remote/calls.js'
import type { State } from '#store/state/state.js'
import { LiveHolds } from './live-holds.js'

const path = mkdtempSync(join(tmpdir(), 'holds-'))
let state: State
let engine: Engine
let away = false
/** characters of bound values in the address of a request, of the statement that had most */
let bound_most = 0
let holds: LiveHolds
beforeAll(async () => {
  state = await openTestState()
  engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await migrateEngine(engine)
  const command: Engine['command'] = async (...asked) => {
    if (away) throw new CallLost('the store is away')
    await engine.command(...asked)
  }
  const rows: Engine['rows'] = async (schema, sql, params) => {
    bound_most = Math.max(bound_most, encodeURIComponent(JSON.stringify(params ?? {})).length)
    return engine.rows(schema, sql, params)
  }
  holds = await LiveHolds.open(state, { ...engine, command, rows }, settingsSchema.parse({}), 50)
})
afterAll(async () => {
  await holds.close()
  await engine.close()
  await state.close()
  rmSync(path, { recursive: true })
})

const definitionRow = z.object({ rule: z.string(), held: z.string() })
/** Whether the engine holds back what this account sent, and until when. */
async function heldUntil(account_id: string): Promise<string | undefined> {
  const [{ rule, held } = { rule: '', held: '' }] = await engine.rows(
    definitionRow,
    `SELECT create_table_query AS rule, toString(sipHash64({account_id:String})) AS held FROM system.tables
     WHERE database = currentDatabase() AND name = 'exchanges'`,
    { account_id },
  )
  const [, accounts = '', ends = ''] = /\[([\d, ]*)\], \[([\d, ]*)\]/.exec(rule) ?? []
  return ends.split(', ')[accounts.split(', ').indexOf(held)]
}

const place = (account_id: string, more: { until?: string } = {}) =>
  placeHold(state, { account_id, reason: 'a matter', by: 'person:bo', ...more }, Date.now())

it('tells the engine of each hold, and when it ends', async () => {
  const hold = await place('ada')
  await place('bob', { until: '2096-01-01T00:00:00Z' })
  await holds.applied()
  expect([await heldUntil('ada'), await heldUntil('bob'), await heldUntil('eve')]).toEqual([
    '4102444800',
    String(Date.parse('2096-01-01T00:00:00Z') / 1000),
    undefined,
  ])
  await liftHold(state, { id: hold.id, by: 'person:bo' }, Date.now())
  await holds.applied()
  expect([await heldUntil('ada'), await heldUntil('bob')]).toEqual([undefined, expect.any(String)])
})

it('holds back for as long as the longest of several holds', async () => {
  await place('carl', { until: '2090-01-01T00:00:00Z' })
  await place('carl')
  await holds.applied()
  expect(await heldUntil('carl')).toBe('4102444800')
})

it('says what it cannot do while the store is away, and does it later by itself', async () => {
  away = true
  const failed: Error[] = []
  holds.on('failed', (error) => failed.push(error))
  await place('dora')
  await holds.applied()
  expect(failed[0]).toBeInstanceOf(CallLost)
  expect(await heldUntil('dora')).toBeUndefined()
  const told = failed.length
  await until(() => failed.length > told)
  away = false
  await until(async () => (await heldUntil('dora')) !== undefined)
})

it('names no more accounts at once than the address of a request holds', async () => {
  await state.run(
    `INSERT INTO legal_holds (id, account_id, reason, placed_by, held_from)
     SELECT 'long_' || n, repeat('\u65e5', 508) || n, 'a matter', 'person:bo', now() FROM generate_series(100, 500) AS n`,
  )
  bound_most = 0
  await holds.applied()
  expect(await heldUntil(`${'\u65e5'.repeat(508)}500`)).toBeDefined()
  expect(bound_most).toBeLessThan(1_048_576)
})

it('takes as many accounts as the engine can be told of, and further holds of those', async () => {
  await state.run(
    `INSERT INTO legal_holds (id, account_id, reason, placed_by, held_from)
     SELECT 'many_' || n, 'many ' || n, 'a matter', 'person:bo', now()
     FROM generate_series(1, 3999 - (SELECT count(DISTINCT account_id) FROM legal_holds WHERE lifted IS NULL)) AS n`,
  )
  const last = await Promise.allSettled([place('one'), place('another')])
  expect(last.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(place('one more')).rejects.toThrow(ConflictError)
  const kept = await state.rows(
    definitionRow.pick({ held: true }),
    `SELECT account_id AS held FROM legal_holds WHERE account_id = 'one more'`,
  )
  expect(kept).toEqual([])
  await place('many 1')
})

async function until(told: () => boolean | Promise<boolean>): Promise<void> {
  const late_ms = performance.now() + 20_000
  while (!(await told())) {
    if (performance.now() > late_ms) throw new Error('it did not come')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
