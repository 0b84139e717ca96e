import { afterAll, beforeAll, expect, it } from 'vitest'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { InputError } from '#contract/scan.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { decideAppeal } from './decide-appeal.js'
import { fileAppeal } from './file-appeal.js'
import { listAppeals, readAppeal } from './read-appeals.js'
import { listClearances, readClearance } from './read-clearances.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const NOW_MS = Date.parse('2026-05-01T00:00:00Z')
const CASE = `case_${'0'.repeat(20)}`
const file = (account_id: string, more = {}) =>
  state.transaction((inside) =>
    fileAppeal(inside, { account_id, case_id: CASE, statement: 'we are a school', by: 'person:a', ...more }, NOW_MS),
  )
type Asked = Omit<Parameters<typeof decideAppeal>[1], 'reason' | 'people' | 'clearance_days'>
const settings = { people: false, clearance_days: 365 }
const decide = (asked: Asked) =>
  state.transaction((inside) => decideAppeal(inside, { reason: 'they are', ...settings, ...asked }, NOW_MS))
const clearancesOf = async (account_id: string) => (await listClearances(state, { account_id }, NOW_MS)).items

it('makes a known innocent of an account whose appeal is upheld', async () => {
  const { record: filed, act } = await file('a')
  expect(filed).toMatchObject({
    state: 'open',
    filed_by: 'person:a',
    case_id: CASE,
    clearance: null,
    reviewer: null,
  })
  expect(act).toMatchObject({ action: 'appeal.filed', subject: { account_id: 'a' }, detail: { appeal: filed.id } })
  // The case would lead back to the account, also after its erasure.
  expect(JSON.stringify(act)).not.toMatch(/school|case_/)
  const done = await decide({ id: filed.id, outcome: 'upheld', reviewer: 'person:b', expires: '2026-06-01T00:00:00Z' })
  expect(done.record).toMatchObject({ state: 'upheld', outcome: 'they are', reviewer: 'person:b' })
  expect(done.record.decided_independently).toBe(true)
  expect(done.act).toMatchObject({ action: 'appeal.upheld', detail: { clearance: done.record.clearance } })
  expect(await readClearance(state, done.record.clearance!, NOW_MS)).toMatchObject({
    account_id: 'a',
    kind: 'upheld_appeal',
    state: 'holds',
    reason: 'they are',
    created_by: 'person:b',
    expires: '2026-06-01T00:00:00.000Z',
  })
})

it('takes a case id of our form, or none', async () => {
  for (const case_id of ['my neighbour Ada', 'case_1', `${CASE}0`])
    await expect(file('f', { case_id })).rejects.toThrow()
  expect((await file('f', { case_id: undefined })).record.case_id).toBe('')
})

it('clears for the days of the setting, unless it is said that it is for good', async () => {
  const end = async (more: object) => {
    const { record } = await file('g')
    const done = await decide({ id: record.id, outcome: 'upheld', reviewer: 'person:b', ...more })
    return (await readClearance(state, done.record.clearance!, NOW_MS)).expires
  }
  expect(await end({})).toBe('2027-05-01T00:00:00.000Z')
  expect(await end({ expires: null })).toBeNull()
})

it('clears nobody by a rejected one', async () => {
  const { record: filed } = await file('b')
  await expect(
    decide({ id: filed.id, outcome: 'rejected', reviewer: 'person:b', expires: '2026-06-01T00:00:00Z' }),
  ).rejects.toThrow(InputError)
  const { record, act } = await decide({ id: filed.id, outcome: 'rejected', reviewer: 'person:b' })
  expect(record).toMatchObject({ state: 'rejected', clearance: null })
  expect(act?.action).toBe('appeal.rejected')
  expect(await clearancesOf('b')).toEqual([])
})

it('is decided once, and by another person', async () => {
  const { record: filed } = await file('c')
  await expect(decide({ id: filed.id, outcome: 'upheld', reviewer: 'person:a' })).rejects.toThrow(/another person/)
  expect((await readAppeal(state, filed.id)).state).toBe('open')
  const both = await Promise.allSettled([
    decide({ id: filed.id, outcome: 'upheld', reviewer: 'person:b' }),
    decide({ id: filed.id, outcome: 'rejected', reviewer: 'person:c' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const again = decide({ id: filed.id, outcome: 'upheld', reviewer: 'person:d' })
  await expect(again).rejects.toThrow(ConflictError)
  expect((await clearancesOf('c')).length).toBeLessThanOrEqual(1)
  await expect(decide({ id: 'app_0000000000000000', outcome: 'upheld', reviewer: 'p' })).rejects.toThrow(NotFoundError)
})

it('keeps neither the outcome nor the clearance where what follows fails', async () => {
  const { record: filed } = await file('d')
  const work = state.transaction(async (inside) => {
    await decideAppeal(
      inside,
      { id: filed.id, outcome: 'upheld', reason: 'r', reviewer: 'person:b', ...settings },
      NOW_MS,
    )
    throw new Error('no audit')
  })
  await expect(work).rejects.toThrow('no audit')
  expect((await readAppeal(state, filed.id)).state).toBe('open')
  expect(await clearancesOf('d')).toEqual([])
  const past = decide({ id: filed.id, outcome: 'upheld', reviewer: 'person:b', expires: '2026-04-30T00:00:00Z' })
  await expect(past).rejects.toThrow(InputError)
})

it('lists by state and holds to the bound of open ones', async () => {
  const { record: one } = await file('e', { open_max: 2 })
  await file('e', { open_max: 2 })
  await expect(file('e', { open_max: 2 })).rejects.toThrow(ConflictError)
  await decide({ id: one.id, outcome: 'rejected', reviewer: 'person:b' })
  await file('e', { open_max: 2 })
  const open = await listAppeals(state, { state: 'open', account_id: 'e' })
  expect(open.items).toHaveLength(2)
  expect((await listAppeals(state, { state: 'rejected', account_id: 'e' })).items.map(({ id }) => id)).toEqual([one.id])
  const page = await listAppeals(state, { limit: 1 })
  expect((await listAppeals(state, { limit: 1, after: page.next! })).items[0]!.id > page.next!).toBe(true)
})
