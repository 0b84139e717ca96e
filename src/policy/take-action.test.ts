import { afterAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { campaignActionSchema } from '#contract/policy.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { keepCampaign, keepClearance } from './fixtures/keep-campaign.js'
import { listActions, readAction } from './read-actions.js'
import { readActive } from './read-active.js'
import { setCampaignStatus } from './set-campaign-status.js'
import { takeAction } from './take-action.js'
import { undoAction } from './undo-action.js'

const NOW_MS = Date.now()
const HOUR_MS = 3_600_000
const opened = openTestState()
let state: State
beforeEach(async () => {
  state = await opened
  await state.run('DELETE FROM campaigns')
  await state.run('DELETE FROM clearances')
})
afterAll(async () => (await opened).close())

type Asked = Partial<Parameters<typeof takeAction>[1]>
const take = (campaign: string, more: Asked = {}, now_ms = NOW_MS) =>
  state.transaction((inside) =>
    takeAction(inside, { campaign, do: { action: 'block' }, reason: 'seen', by: 'person:a', ...more }, now_ms),
  )
const undo = (id: string, by = 'person:b', now_ms = NOW_MS) =>
  state.transaction((inside) => undoAction(inside, { id, by }, now_ms))
const setStatus = (campaign: string, status: 'open' | 'confirmed' | 'dismissed' | 'closed', note = '') =>
  state.transaction((inside) => setCampaignStatus(inside, { campaign, status, note, by: 'person:a' }, NOW_MS))
const activeIds = async (now_ms = NOW_MS) => (await readActive(state, now_ms)).actions.map(({ id }) => id)

it('hits the accounts of the moment, and passes over who is cleared', async () => {
  await keepCampaign(state, 'camp_0000000000000001', ['a', 'b', 'c', 'd', 'e'])
  await keepClearance(state, 'clr_1', 'b', 'allowed')
  await keepClearance(state, 'clr_2', 'c', 'permit', ['small-*'])
  await keepClearance(state, 'clr_3', 'd', 'permit')
  await keepClearance(state, 'clr_4', 'a', 'reseller')
  await keepClearance(state, 'clr_5', 'e', 'permit')
  await state.run(`UPDATE clearances SET revoked = now() WHERE id = 'clr_4'`)
  await state.run(`UPDATE clearances SET approved = NULL WHERE id = 'clr_5'`)
  const { record, act } = await take('camp_0000000000000001')
  expect(record).toMatchObject({
    id: expect.stringMatching(/^act_[0-9a-f]{16}$/),
    accounts: ['a', 'c', 'e'],
    skipped: [
      { account_id: 'b', kind: 'allowed' },
      { account_id: 'd', kind: 'permit' },
    ],
    mode: 'shadow',
    reason: 'seen',
    taken_by: 'person:a',
    undone: null,
  })
  expect(act).toMatchObject({
    action: 'action.taken',
    subject: `action:${record.id}`,
    detail: { accounts_count: 3, skipped_count: 2 },
  })
  expect(JSON.stringify(act)).not.toMatch(/"[abcde]"|seen/)
  await state.run(`INSERT INTO campaign_accounts VALUES ('camp_0000000000000001', 'late', 'core', 1, 1, 0.9, now())`)
  const [active] = (await readActive(state)).actions
  expect(campaignActionSchema.parse(active).accounts).toEqual(['a', 'c', 'e'])
  expect(await readAction(state, record.id)).toEqual(record)
})

it('says what cannot be done, and does none of it', async () => {
  await keepCampaign(state, 'camp_0000000000000001', ['a'])
  await expect(take('camp_0000000000000002')).rejects.toMatchObject({
    name: 'NotFoundError',
    where: 'campaign camp_0000000000000002',
  })
  await expect(take('camp_0000000000000001', { expires: new Date(NOW_MS).toISOString() })).rejects.toMatchObject({
    name: 'InputError',
  })
  await expect(take('camp_0000000000000001', { accounts_count: 2 })).rejects.toMatchObject({ name: 'ConflictError' })
  await setStatus('camp_0000000000000001', 'dismissed')
  await expect(take('camp_0000000000000001')).rejects.toMatchObject({ name: 'ConflictError', what: 'it is dismissed' })
  await setStatus('camp_0000000000000001', 'confirmed')
  await keepClearance(state, 'clr_1', 'a', 'upheld_appeal')
  await expect(take('camp_0000000000000001')).rejects.toThrow(/no accounts to hit, 1 are cleared/)
  expect(await listActions(state, { campaign: 'camp_0000000000000001' })).toEqual([])
  const alone = takeAction(
    state,
    { campaign: 'camp_0000000000000001', do: { action: 'block' }, reason: 'r', by: 'p' },
    NOW_MS,
  )
  await expect(alone).rejects.toThrow(/transaction block/)
})

it('is undone for all accounts by one call, once', async () => {
  await keepCampaign(state, 'camp_0000000000000001', ['a', 'b', 'c'])
  await keepCampaign(state, 'camp_0000000000000002', ['c', 'd'])
  const { record } = await take('camp_0000000000000001', { mode: 'enforce', accounts_count: 3 })
  await take('camp_0000000000000002', { mode: 'enforce', do: { action: 'throttle', per_minute: 1 } })
  await take('camp_0000000000000002', { mode: 'shadow' })
  const first = await undo(record.id)
  expect(first.record).toMatchObject({ released_count: 2, held_count: 1, action: { accounts_count: 3 } })
  expect(first.act).toMatchObject({ action: 'action.undone', detail: { released_count: 2 } })
  expect(await activeIds()).not.toContain(record.id)
  const again = await undo(record.id, 'person:c')
  expect(again).toEqual({ record: { ...first.record, released_count: 0, held_count: 0 } })
  expect(again.record.action.undone_by).toBe('person:b')
  await expect(undo('act_0000000000000000')).rejects.toMatchObject({ name: 'NotFoundError' })
})

it('ends by itself', async () => {
  await keepCampaign(state, 'camp_0000000000000001', ['a'])
  const { record } = await take('camp_0000000000000001', { expires: new Date(NOW_MS + HOUR_MS).toISOString() })
  expect(record.expires).toBe(new Date(NOW_MS + HOUR_MS).toISOString())
  expect((await readActive(state, NOW_MS)).actions[0]?.expires).toBe(record.expires)
  expect(await activeIds(NOW_MS + HOUR_MS)).toEqual([])
  expect((await undo(record.id, 'p', NOW_MS + HOUR_MS)).record).toMatchObject({ released_count: 0, held_count: 0 })
  expect((await listActions(state, { campaign: 'camp_0000000000000001' })).map(({ id }) => id)).toEqual([record.id])
})

it('rests while its campaign is dismissed', async () => {
  await keepCampaign(state, 'camp_0000000000000001', ['a'])
  const { record } = await take('camp_0000000000000001')
  const { record: dismissed, act } = await setStatus('camp_0000000000000001', 'dismissed', 'a classroom')
  expect(dismissed.change).toMatchObject({
    campaign: { id: 'camp_0000000000000001', status: 'dismissed', exchanges: 10, summary: 's' },
    event: { kind: 'status', confidence: 0.95, accounts_count: 1, note: 'open to dismissed by person:a: a classroom' },
  })
  expect(dismissed.actions).toEqual([record.id])
  expect(act?.detail).toEqual({ before: 'open', status: 'dismissed', actions: [record.id] })
  expect(await activeIds()).toEqual([])
  const again = await setStatus('camp_0000000000000001', 'dismissed')
  expect(again).toEqual({ record: { change: null, actions: [record.id] } })
  await setStatus('camp_0000000000000001', 'confirmed')
  expect(await activeIds()).toEqual([record.id])
  const kept = z.object({ id: z.coerce.number(), kind: z.string(), note: z.string() })
  const history = await state.rows(kept, 'SELECT id, kind, note FROM campaign_history ORDER BY id')
  expect(history.map(({ note }) => note)).toEqual([
    'open to dismissed by person:a: a classroom',
    'dismissed to confirmed by person:a',
  ])
  expect(history[0]?.id).toBe(dismissed.change?.event.seq)
  await expect(setStatus('camp_0000000000000009', 'open')).rejects.toMatchObject({ name: 'NotFoundError' })
})
