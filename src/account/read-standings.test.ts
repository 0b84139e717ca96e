import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { keepAccounts } from './keep-accounts.js'
import { readStandings } from './read-standings.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
  await keepAccounts(state, [{ id: 'a', tier: 'free' }, { id: 'a', tier: 'pro' }, { id: 'nothing known' }])
  const campaign = { verdicts: { operator: { confidence: 0.9 }, harvesting: { confidence: 0.8 } } }
  for (const [id, status, present] of [
    ['camp_1', 'open', true],
    ['camp_2', 'dismissed', true],
    ['camp_3', 'open', false],
    ['camp_4', 'confirmed', false],
  ]) {
    await state.run(`INSERT INTO campaigns VALUES ($1, $2, 0.95, 0.95, 1, 10, now(), now(), now(), now(), $3, $4)`, [
      id,
      status,
      present,
      JSON.stringify(campaign),
    ])
    await state.run(`INSERT INTO campaign_accounts VALUES ($1, 'b', 'core', 10, 9, 0.99, now())`, [id])
  }
  await state.run(
    `INSERT INTO clearances (id, account_id, kind, quota, models, expires, created_by, approved, revoked) VALUES
     ('c1', 'b', 'permit', 5, '["m*"]', now() + interval '1 day', 'k', now(), NULL),
     ('c2', 'b', 'permit', NULL, NULL, NULL, 'k', NULL, NULL),
     ('c3', 'b', 'allowed', NULL, NULL, now() - interval '1 day', 'k', NULL, NULL),
     ('c4', 'b', 'reseller', NULL, NULL, NULL, 'k', NULL, now())`,
  )
})
afterAll(() => state.close())

it('gives the newest facts of an account, and no account of which nothing is known', async () => {
  const standings = await readStandings(state)
  expect(standings.map(({ account_id }) => account_id)).toEqual(['a', 'b'])
  expect(standings[0]).toEqual({ account_id: 'a', tier: 'pro', memberships: [], clearances: [] })
})

it('counts campaigns that are found or confirmed, and clearances that hold', async () => {
  const [standing] = await readStandings(state, ['b'])
  expect(standing?.memberships.map(({ campaign }) => campaign)).toEqual(['camp_1', 'camp_4'])
  expect(standing?.memberships[0]).toMatchObject({ operator: 0.9, harvesting: 0.8, role: 'core', score: 0.99 })
  expect(standing?.clearances).toEqual([
    { kind: 'permit', models: ['m*'], quota: 5, expires: expect.stringMatching(/^\d{4}-.*Z$/) },
  ])
})
