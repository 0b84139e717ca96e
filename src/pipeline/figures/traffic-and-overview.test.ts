import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FigureStore, openFigureStore } from './fixtures/open-figure-store.js'
import { readHours } from './read-hours.js'
import { readOverview } from './read-overview.js'
import { readProfile } from './read-profile.js'
import { readTraffic } from './read-traffic.js'

let store: FigureStore
beforeAll(async () => {
  store = await openFigureStore({ days: 2, steps_max: 100 })
  await store.raise({ id: 'camp_000000000000000a', accounts: ['ada', 'eve'], harvesting: 0.5 })
  await store.raise({ id: 'camp_000000000000000b', accounts: ['bob'], harvesting: 1, status: 'dismissed' })
  await store.put([
    // Before the two days up to the newest one.
    { account: 'ada', at: '2026-03-01T00:00:00.000Z', model: 'model-2' },
    { account: 'ada', at: '2026-03-09T10:00:00.000Z', model: 'model-3', capability: 1, elicitation: 3 },
    { account: 'ada', at: '2026-03-09T10:30:00.000Z', model: 'model-3', capability: 1 },
    { account: 'eve', at: '2026-03-09T12:00:00.000Z', model: 'model-3', capability: 1 },
    { account: 'bob', at: '2026-03-09T12:59:59.999Z', model: 'model-4', capability: 1 },
    { account: 'carl', at: '2026-03-10T10:00:00.000Z', model: 'model-4', capability: 1 },
    { account: 'eve', at: '2026-03-10T10:00:00.000Z', model: 'model-3', capability: 1 },
  ])
  const decision = {
    at: '2026-03-09 10:00:00',
    account_id: 'ada',
    policy: 'p',
    rule: 'r',
    mode: 'enforce',
    campaign: '',
  }
  await store.engine.insert('decisions', [
    { ...decision, id: 'dec_1', action: 'block', enforced: true },
    // Written twice, for it was not known whether it had been.
    { ...decision, id: 'dec_1', action: 'block', enforced: true },
    { ...decision, id: 'dec_2', action: 'block', mode: 'shadow', enforced: false },
    { ...decision, id: 'dec_3', action: 'degrade', enforced: true, at: '2026-03-10 00:00:00' },
    { ...decision, id: 'dec_4', action: 'throttle', enforced: true, at: '2026-02-01 00:00:00' },
  ])
  const told = [
    { at: '2026-03-09T08:00:00Z', kind: 'model_released', model: 'model-4' },
    { at: '2026-03-09T09:00:00Z', kind: 'account_banned', account_id: 'x' },
    { at: '2026-03-09T11:00:00Z', kind: 'account_banned', account_id: 'y' },
    { at: '2026-01-01T00:00:00Z', kind: 'price_changed' },
  ]
  for (const event of told) await store.state.run('INSERT INTO events (event) VALUES ($1)', [JSON.stringify(event)])
  await store.state.run(
    `INSERT INTO policies (name, version, policy, source, created, created_by) VALUES
     ('hold', 2, '{"mode":"enforce"}', '', '2026-03-10T01:00:00Z', 'me'), ('look', 1, '{"mode":"shadow"}', '', '2026-03-10T01:00:00Z', 'me')`,
  )
})
afterAll(() => store.close())

const none = { allow: 0, throttle: 0, challenge: 0, degrade: 0, block: 0 }

it('counts exchanges by day, with the share under suspicion, decisions and what was told', async () => {
  expect(await readTraffic(store, { step: 'day' })).toEqual({
    from: '2026-03-08T00:00:00.000Z',
    to: '2026-03-11T00:00:00.000Z',
    step: 'day',
    items: [
      { at: '2026-03-08T00:00:00.000Z', exchanges: 0, suspected: 0, decisions: none },
      // Three of members, half of each one's harvest; those of a dismissed campaign count as nobody's.
      { at: '2026-03-09T00:00:00.000Z', exchanges: 4, suspected: 2, decisions: { ...none, block: 1, allow: 1 } },
      { at: '2026-03-10T00:00:00.000Z', exchanges: 2, suspected: 1, decisions: { ...none, degrade: 1 } },
    ],
    marks: [
      { at: '2026-03-09T08:00:00.000Z', kind: 'model_released', label: 'model-4', count: 1 },
      { at: '2026-03-09T09:00:00.000Z', kind: 'account_banned', label: '', count: 2 },
      { at: '2026-03-10T01:00:00.000Z', kind: 'policy_in_force', label: 'hold (2)', count: 1 },
    ],
  })
})

it('counts by hour, also hours without any, and refuses more steps than may be', async () => {
  const asked = { from: '2026-03-09T10:20:00Z', to: '2026-03-09T12:40:00Z' }
  const { items } = await readTraffic(store, { ...asked, step: 'hour' })
  expect(items.map(({ at, exchanges }) => [at.slice(11, 16), exchanges])).toEqual([
    ['10:00', 2],
    ['11:00', 0],
    ['12:00', 2],
  ])
  const long = { from: '2026-01-01T00:00:00Z', to: '2026-03-09T00:00:00Z', step: 'hour' as const }
  await expect(readTraffic(store, long)).rejects.toThrow(/steps are more than 100/)
  await expect(readTraffic(store, { ...asked, from: asked.to, step: 'day' })).rejects.toThrow(/before/)
})

it('tells what is happening, and what leaked in all', async () => {
  const overview = await readOverview(store, {})
  expect(overview).toMatchObject({
    from: '2026-03-08T10:00:00.001Z',
    to: '2026-03-10T10:00:00.001Z',
    exchanges: 6,
    accounts: 4,
    suspected_exchanges: 2,
    suspected_share: 1 / 3,
    campaigns: { open: 1 },
    // 10 exchanges harvested, of which 5 were recognised and took what is written with them: twice that.
    leaked: {
      exchanges: 10,
      output_tokens: 100_000,
      value: null,
      before_detection_exchanges: 3,
      campaigns: 1,
      unmeasured: 0,
    },
    held_back: { requests: 2, degraded: 1, since: '2026-02-01T00:00:00.000Z' },
  })
  expect(overview.campaigns.by_status).toContainEqual({ status: 'dismissed', count: 1 })
  expect(overview.campaigns.by_confidence.find(({ count }) => count > 0)).toEqual({ from: 0.95, to: 0.99, count: 1 })
  expect(overview.decisions).toEqual([
    { decision: 'allow', count: 1 },
    { decision: 'throttle', count: 0 },
    { decision: 'challenge', count: 0 },
    { decision: 'degrade', count: 1 },
    { decision: 'block', count: 1 },
  ])
})

it('follows a campaign whose status changes', async () => {
  await store.state.run(`UPDATE campaigns SET status = 'open', updated = now() WHERE id = 'camp_000000000000000b'`)
  expect((await readOverview(store, {})).suspected_exchanges).toBe(3)
  await store.state.run(`UPDATE campaigns SET status = 'dismissed', updated = now() WHERE id = 'camp_000000000000000b'`)
  expect((await readOverview(store, {})).suspected_exchanges).toBe(2)
})

it('counts hours of a campaign and of who is in none', async () => {
  const hours = await readHours(store, 'camp_000000000000000a', 1)
  const at = (told: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => told[hour] ?? 0)
  expect(hours).toEqual({
    campaign: 'camp_000000000000000a',
    accounts: [{ id: 'ada', role: 'core', hours: at({ 0: 1, 10: 2 }) }],
    accounts_count: 2,
    total: at({ 0: 1, 10: 3, 12: 1 }),
    population: at({ 10: 1, 12: 1 }),
  })
  await expect(readHours(store, 'camp_0', 1)).rejects.toThrow(/no such campaign/)
})

it('sums up an account', async () => {
  expect(await readProfile(store, 'nobody')).toBeNull()
  expect(await readProfile(store, 'ada')).toMatchObject({
    days: [
      { day: '2026-03-01', exchanges: 1, output_tokens: 100 },
      { day: '2026-03-09', exchanges: 2, output_tokens: 200 },
    ],
    models: [
      { name: 'model-3', exchanges: 2, share: 2 / 3 },
      { name: 'model-2', exchanges: 1 },
    ],
    elicitation: [{ exchanges: 1, share: 1 / 3 }, { exchanges: 1 }],
    hours: expect.arrayContaining([2, 1, 0]),
  })
})

it('tells nothing of an empty store, and fails on nothing', async () => {
  await store.engine.command('TRUNCATE TABLE exchanges')
  expect(await readTraffic(store, { step: 'hour' })).toMatchObject({ from: null, items: [] })
  expect(await readOverview(store, {})).toMatchObject({ from: null, exchanges: 0, suspected_share: 0 })
})
