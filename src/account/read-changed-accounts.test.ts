import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { keepAccounts } from './keep-accounts.js'
import { markChanges, readChangedAccounts } from './read-changed-accounts.js'
import { readAllStandings, readStandings } from './read-standings.js'

let state: State
let since: string
beforeAll(async () => {
  state = await openTestState()
  const campaign = { verdicts: { operator: { confidence: 0.9 }, harvesting: { confidence: 0.8 } } }
  await state.run(
    `INSERT INTO campaigns VALUES ('camp_1', 'open', 0.95, 0.95, 2, 10, now(), now(), now(), now(), true, $1)`,
    [JSON.stringify(campaign)],
  )
  await state.run(`INSERT INTO campaign_accounts SELECT 'camp_1', 'm' || n, 'core', 10, 9, 0.99, now()
    FROM generate_series(1, 3) AS n`)
  await keepAccounts(state, [
    { id: 'a', tier: 'free' },
    { id: 'b', tier: 'free' },
  ])
})
afterAll(() => state.close())
beforeEach(async () => {
  since = await markChanges(state)
})

const changed = async () => (await readChangedAccounts(state, since)).accounts.sort()

it.each<[change: string, sql: string, accounts: string[]]>([
  ['a new fact', `UPDATE accounts SET facts = '{"id":"a","tier":"pro"}' WHERE account_id = 'a'`, ['a']],
  ['a fact that decides nothing', `UPDATE accounts SET facts = facts || '{"region":"x"}'`, []],
  ['an account erased', `DELETE FROM accounts WHERE account_id = 'b'`, ['b']],
  ['the score of a member', `UPDATE campaign_accounts SET score = 0.5 WHERE account_id = 'm1'`, ['m1']],
  ['members written as they were', `UPDATE campaign_accounts SET exchanges = 11`, []],
  ['the status of a campaign', `UPDATE campaigns SET status = 'confirmed'`, ['m1', 'm2', 'm3']],
  ['another time of a campaign', `UPDATE campaigns SET updated = now()`, []],
  [
    'a verdict',
    `UPDATE campaigns SET campaign = jsonb_set(campaign, '{verdicts,operator,confidence}', '0.1')`,
    ['m1', 'm2', 'm3'],
  ],
  [
    'a clearance',
    `INSERT INTO clearances (id, account_id, kind, created_by) VALUES ('c', 'c1', 'allowed', 'k')`,
    ['c1'],
  ],
  ['its end', `UPDATE clearances SET revoked = now()`, ['c1']],
  ['a challenge that was passed', `INSERT INTO verifications VALUES ('v', now(), now())`, ['v']],
  ['the end of a campaign', `DELETE FROM campaigns`, ['m1', 'm2', 'm3']],
])('tells whom it concerns: %s', async (_, sql, accounts) => {
  await state.run(sql)
  expect(await changed()).toEqual(accounts)
})

it('goes on from the mark it gives', async () => {
  await keepAccounts(state, [{ id: 'x', tier: 'free' }])
  const first = await readChangedAccounts(state, since)
  expect(first.accounts).toEqual(['x'])
  await keepAccounts(state, [{ id: 'y', tier: 'free' }])
  expect((await readChangedAccounts(state, first.since)).accounts).toContain('y')
  const second = await readChangedAccounts(state, first.since)
  expect((await readChangedAccounts(state, second.since)).accounts).toEqual([])
})

it('reads all standings in pieces as at once', async () => {
  const pieces: number[] = []
  const all: unknown[] = []
  await readAllStandings(state, 2, async (standings) => {
    pieces.push(standings.length)
    all.push(...standings)
  })
  expect(Math.max(...pieces)).toBe(2)
  expect(all).toEqual(await readStandings(state))
  expect(all.length).toBeGreaterThan(2)
})
