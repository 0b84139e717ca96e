import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Campaign } from '#contract/report.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { keepCampaigns } from './keep-campaigns.js'
import { listCampaigns, listChangesAfter, listEvents, listMembers, readCampaign } from './read-campaigns.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
beforeEach(async () => {
  await state.run('DELETE FROM campaigns')
})
afterAll(() => state.close())

let drawn = 0
const verdict = { p_value: 0.001, confidence: 0.9, summary: 'so it is' }
const campaign = (from: number, to: number, confidence = 0.9): Campaign => ({
  id: `camp_${(++drawn).toString(16).padStart(16, '0')}`,
  confidence,
  verdicts: { operator: verdict, harvesting: verdict },
  summary: 'accounts harvest',
  exchanges: 100,
  exchanges_total: 120,
  input_tokens: 10,
  output_tokens: 20,
  first_seen: '2026-01-01T00:00:00.000Z',
  last_seen: '2026-01-02T00:00:00.000Z',
  capabilities: [],
  elicitation: [],
  models: [],
  accounts: Array.from({ length: to - from }, (_, i) => ({
    id: `acct-${String(from + i).padStart(3, '0')}`,
    role: 'core',
    exchanges: 5,
    harvesting: 4.5,
    score: 0.99,
  })),
  evidence: [],
  samples: [],
  timeline: [],
  links: [],
})

const keep = (...found: Campaign[]) => keepCampaigns(state, () => found, { overlap_min: 0.3, at: new Date() })
const kinds = async () => (await listChangesAfter(state, 0, 100)).map(({ event }) => event.kind)

it('keeps the id of a campaign that grows, with its history and the time of each account', async () => {
  const [raised] = await keep(campaign(0, 20))
  const [changed] = await keep(campaign(5, 40, 0.95))
  expect(changed?.campaign.id).toBe(raised?.campaign.id)
  expect(changed?.event).toMatchObject({ kind: 'changed', joined: 20, left: 5, accounts_count: 35 })
  const members = await listMembers(state, raised!.campaign.id, { limit: 100 })
  expect(members).toHaveLength(35)
  expect(members[0]!.since < members.at(-1)!.since).toBe(true)
  const events = await listEvents(state, raised!.campaign.id, 10)
  expect(events.map(({ kind }) => kind)).toEqual(['changed', 'raised'])
})

it('says nothing of a campaign that stayed as it was', async () => {
  await keep(campaign(0, 20))
  expect(await keep(campaign(0, 20, 0.901))).toEqual([])
})

it('lets a campaign go and takes it back', async () => {
  const [{ campaign: raised } = { campaign: undefined }] = await keep(campaign(0, 20))
  await keep()
  expect(await listCampaigns(state, { limit: 10 })).toEqual([])
  expect(await listCampaigns(state, { limit: 10, absent: true })).toHaveLength(1)
  await keep(campaign(0, 20))
  expect(await kinds()).toEqual(['raised', 'gone', 'back'])
  expect((await readCampaign(state, raised!.id))?.present).toBe(true)
})

it('tells of merging and of its undoing', async () => {
  await keep(campaign(0, 20), campaign(20, 50))
  await keep(campaign(0, 50))
  expect(await kinds()).toEqual(['raised', 'raised', 'changed', 'merged'])
  await keep(campaign(0, 20), campaign(20, 50))
  expect((await kinds()).slice(4).sort(), 'one that was merged comes back as itself').toEqual(['back', 'changed'])
})

it('tells of splitting', async () => {
  await keep(campaign(0, 50))
  await keep(campaign(0, 15), campaign(15, 50))
  expect((await kinds()).slice(1).sort()).toEqual(['changed', 'split'])
})

it('leaves what people said of a campaign', async () => {
  const [{ campaign: raised } = { campaign: undefined }] = await keep(campaign(0, 20))
  await state.run("UPDATE campaigns SET status = 'confirmed' WHERE id = $1", [raised!.id])
  await keep(campaign(0, 25))
  expect((await readCampaign(state, raised!.id))?.status).toBe('confirmed')
})

it('lets a partial run add, and take nothing away', async () => {
  const [raised] = await keep(campaign(0, 20), campaign(50, 80))
  const options = { overlap_min: 0.3, at: new Date(), partial: true }
  const changes = await keepCampaigns(state, () => [campaign(5, 30)], options)
  expect(changes.map(({ event }) => event)).toMatchObject([
    { kind: 'changed', joined: 10, left: 0, accounts_count: 30 },
  ])
  expect(await listMembers(state, raised!.campaign.id, { limit: 100 })).toHaveLength(30)
  expect(await listCampaigns(state, { limit: 10 })).toHaveLength(2)
})

it('writes names that PostgreSQL cannot hold as they are', async () => {
  const odd = { ...campaign(0, 20), models: [{ name: 'm\0', share: 1 }] }
  odd.accounts[0]!.id = 'a\0'
  const [raised] = await keep(odd)
  expect((await readCampaign(state, raised!.campaign.id))?.models[0]?.name).toBe('m\uFFFD')
})

it('pages through campaigns by confidence', async () => {
  await keep(campaign(0, 10, 0.9), campaign(10, 20, 0.99), campaign(20, 30, 0.9))
  const first = await listCampaigns(state, { limit: 2 })
  const second = await listCampaigns(state, { limit: 2, after: first.at(-1)!.id })
  expect([...first, ...second].map(({ confidence }) => confidence)).toEqual([0.99, 0.9, 0.9])
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(3)
  expect(first[0]).toMatchObject({ verdicts: { operator: verdict, harvesting: verdict }, capabilities: [] })
})
