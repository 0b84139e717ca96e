import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { liftHold, placeHold } from '#audit/legal-hold.js'
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
  holds = await LiveHolds.open(state, { ...engine, command }, settingsSchema.parse({}))
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

it('does later what it cannot do while the store is away', async () => {
  away = true
  await place('dora')
  await holds.applied()
  expect(await heldUntil('dora')).toBeUndefined()
  away = false
  await holds.applied()
  expect(await heldUntil('dora')).toBeDefined()
})
