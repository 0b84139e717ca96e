import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { findPseudonym, resolvePseudonyms } from './account-pseudonym.js'
import { appendAudit } from './append-audit.js'
import { eraseSubject } from './erase-subject.js'
import { collect } from './fixtures/collect.js'
import { holdsOf, liftHold, listHolds, placeHold } from './legal-hold.js'
import { exportAudit, readAudit } from './read-audit.js'
import { verifyAudit } from './verify-audit.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const HOUR_MS = 3_600_000
const erase = (account_id: string, now_ms: number) =>
  state.transaction((inside) => eraseSubject(inside, { account_id, by: 'person:ada' }, now_ms))
const blocked = { actor: 'person:ada', action: 'account.blocked' }

it('forgets the account and keeps the chain', async () => {
  const { subject } = await appendAudit(state, { ...blocked, subject: { account_id: 'gone' } }, 0)
  const pseudonym = subject.replace('account:', '')
  expect(await resolvePseudonyms(state, [pseudonym])).toEqual(new Map([[pseudonym, 'gone']]))
  expect(await erase('gone', 1)).toMatchObject({ action: 'account.erased', subject })
  expect(await resolvePseudonyms(state, [pseudonym])).toEqual(new Map())
  expect(await findPseudonym(state, 'gone')).toBeUndefined()
  expect(await verifyAudit(exportAudit(state), [], new Map())).toMatchObject({ problems: [], entries: 2 })
  const later = await appendAudit(state, { ...blocked, subject: { account_id: 'gone' } }, 2)
  expect(later.subject).not.toBe(subject)
})

it('does not take another account for the one that was meant', async () => {
  const { subject } = await appendAudit(state, { ...blocked, subject: { account_id: 'guilty' } }, 0)
  await state.run("UPDATE audit_subjects SET account_id = 'innocent' WHERE account_id = 'guilty'")
  expect(await resolvePseudonyms(state, [subject.replace('account:', '')])).toEqual(new Map())
})

it('is forbidden by a legal hold until it is lifted', async () => {
  const hold = await placeHold(state, { account_id: 'held', reason: 'matter 12', by: 'person:bo' }, HOUR_MS)
  expect(hold).toMatchObject({ account_id: 'held', from: '1970-01-01T01:00:00.000Z', until: null, lifted: null })
  expect(await holdsOf(state, 'held', 9e12)).toHaveLength(1)
  expect(await holdsOf(state, 'other', HOUR_MS)).toEqual([])
  await expect(erase('held', 2 * HOUR_MS)).rejects.toThrow(hold.id)
  expect(await findPseudonym(state, 'held')).toBeDefined()

  const lifted = await liftHold(state, { id: hold.id, by: 'person:cy' }, 3 * HOUR_MS)
  expect(lifted).toMatchObject({ lifted: '1970-01-01T03:00:00.000Z', lifted_by: 'person:cy' })
  await expect(liftHold(state, { id: hold.id, by: 'person:cy' }, 3 * HOUR_MS)).rejects.toThrow('was lifted')
  expect((await listHolds(state)).map(({ id }) => id)).toContain(hold.id)
  await erase('held', 4 * HOUR_MS)
  expect((await listHolds(state)).filter(({ account_id }) => account_id === 'held')).toEqual([])

  const told = (await collect(readAudit(state))).slice(-3).map(({ actor, action }) => `${actor} ${action}`)
  expect(told).toEqual(['person:bo hold.placed', 'person:cy hold.lifted', 'person:ada account.erased'])
  expect((await collect(exportAudit(state))).join('')).not.toMatch(/matter 12|"held"/)
})

it('is free again when a hold ends by itself, or the last of several is lifted', async () => {
  const until = new Date(2 * HOUR_MS).toISOString()
  const first = await placeHold(state, { account_id: 'twice', reason: 'a', by: 'person:bo', until }, HOUR_MS)
  const second = await placeHold(state, { account_id: 'twice', reason: 'b', by: 'person:bo' }, HOUR_MS)
  expect((await holdsOf(state, 'twice', HOUR_MS)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
  await liftHold(state, { id: second.id, by: 'person:bo' }, HOUR_MS)
  await expect(erase('twice', 2 * HOUR_MS - 1)).rejects.toThrow(first.id)
  await erase('twice', 2 * HOUR_MS)
  await expect(placeHold(state, { account_id: 'a', reason: 'b', by: 'c', until }, 2 * HOUR_MS)).rejects.toThrow(
    'ends before',
  )
})
