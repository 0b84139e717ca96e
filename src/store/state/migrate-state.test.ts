import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestState } from '../fixtures/test-state.js'
import { migrateState } from './migrate-state.js'
import type { State } from './state.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const names = () => state.rows(z.object({ name: z.string() }), 'SELECT name FROM migrations ORDER BY name')

it('runs each migration once', async () => {
  const before = await names()
  expect(before.length).toBeGreaterThan(0)
  await migrateState(state)
  expect(await names()).toEqual(before)
})

it('undoes a transaction that fails', async () => {
  const work = state.transaction(async (inside) => {
    await inside.run("INSERT INTO accounts (account_id, facts) VALUES ('a', '{}')")
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await state.rows(z.object({ account_id: z.string() }), 'SELECT account_id FROM accounts')).toEqual([])
})

it('gives times as ISO 8601 and 64 bits as strings', async () => {
  const row = z.object({ at: z.string(), big: z.string() })
  const [found] = await state.rows(
    row,
    "SELECT timestamptz '2026-01-02 03:04:05.678+02' AS at, 9007199254740993::bigint AS big",
  )
  expect(found).toEqual({ at: '2026-01-02T01:04:05.678Z', big: '9007199254740993' })
})

it('takes country and help of a state from affiliations that claim nobody', async () => {
  await state.run("DELETE FROM migrations WHERE name = '0036-affiliation-without-claim.sql'")
  const ground = (source: string, independent: boolean) => ({ statement: 's', source, independent })
  const kept = {
    none: { level: 'none-claimed', country: 'NL', state_assistance: 'corroborated', grounds: [] },
    once: {
      level: 'suspected',
      country: 'NL',
      state_assistance: 'corroborated',
      grounds: [ground('a', true), ground('b', false)],
    },
    twice: {
      level: 'suspected',
      country: 'NL',
      state_assistance: 'corroborated',
      grounds: [ground('a', true), ground('b', true)],
    },
    nobody: null,
  }
  for (const [id, affiliation] of Object.entries(kept))
    await state.run(
      `INSERT INTO campaigns (id, confidence, confidence_max, accounts_count, exchanges, first_seen, last_seen, raised, updated, campaign, affiliation)
       VALUES ($1, 1, 1, 1, 1, now(), now(), now(), now(), '{}', $2)`,
      [id, affiliation === null ? null : JSON.stringify(affiliation)],
    )
  await migrateState(state)
  const row = z.object({ id: z.string(), country: z.string().nullable(), help: z.string().nullable() })
  const sql = `SELECT id, affiliation ->> 'country' AS country, affiliation ->> 'state_assistance' AS help FROM campaigns ORDER BY id`
  expect(await state.rows(row, sql)).toEqual([
    { id: 'nobody', country: null, help: null },
    { id: 'none', country: null, help: 'unknown' },
    { id: 'once', country: 'NL', help: 'alleged' },
    { id: 'twice', country: 'NL', help: 'corroborated' },
  ])
})

it('shortens half-lives that were kept before they had a bound', async () => {
  await state.run("DELETE FROM migrations WHERE name = '0040-indicators-of-the-future.sql'")
  for (const [id, half_life_days] of Object.entries({ lasting: 1e9, usual: 90 }))
    await state.run(
      `INSERT INTO received_indicators VALUES ($1, 'partner', $1, 'network', $2, now(), now(), 'system')`,
      [id, JSON.stringify({ half_life_days })],
    )
  await migrateState(state)
  const row = z.object({ id: z.string(), days: z.coerce.number() })
  const sql = `SELECT id, indicator ->> 'half_life_days' AS days FROM received_indicators ORDER BY id`
  expect(await state.rows(row, sql)).toEqual([
    { id: 'lasting', days: 365 },
    { id: 'usual', days: 90 },
  ])
})

it('learns from the audit log who rotated keys before that was kept', async () => {
  await state.run('ALTER TABLE api_keys DROP COLUMN rotated_by')
  await state.run("DELETE FROM migrations WHERE name = '0030-rotated-by.sql'")
  for (const id of ['told', 'untold', 'new'])
    await state.run(
      `INSERT INTO api_keys (id, lineage, name, origin, hash, scopes, created_by, created, rotated)
       VALUES ($1, $1, 'n', 'made', $1, '{admin}', 'person:bob', now(), CASE WHEN $1 <> 'new' THEN now() END)`,
      [id],
    )
  await state.run(
    `INSERT INTO audit (seq, at, actor, action, subject, detail, previous, hash)
     VALUES (1, now(), 'person:mallory', 'key.rotated', 'key:told', '{}', 'a', 'b')`,
  )
  await migrateState(state)
  const row = z.object({ id: z.string(), rotated_by: z.string().nullable() })
  expect(await state.rows(row, 'SELECT id, rotated_by FROM api_keys ORDER BY id')).toEqual([
    { id: 'new', rotated_by: null },
    { id: 'told', rotated_by: 'person:mallory' },
    { id: 'untold', rotated_by: 'unknown' },
  ])
})
