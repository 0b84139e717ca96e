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
