import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { approveLasting, askApproval, endLasting, hashOfTerms, requireApproval } from './lasting-approval.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())
beforeEach(() => state.run('DELETE FROM lasting_approvals'))

const NOW_MS = Date.parse('2026-05-01T00:00:00Z')
const TERMS = { url: 'https://soc.example/', tlp: 'amber' }
const where = 'webhook a'
const ask = (id = 'a', kind: 'webhook' | 'psi' = 'webhook', active_max = 3) =>
  state.transaction((inside) =>
    askApproval(inside, { id, kind, by: 'key:asks' }, { active_max, where, hint: 'End one.' }, NOW_MS),
  )
const judged: string[] = []
const judge = async (created_by: string) => {
  judged.push(created_by)
  return { independent: true }
}
const approve = (by = 'key:judges', how = judge) =>
  state.transaction((inside) => approveLasting(inside, { id: 'a', by, where, judge: how }, NOW_MS))
const end = () => state.transaction((inside) => endLasting(inside, { id: 'a', by: 'key:ends', where }, NOW_MS))
const attested = async () => ({ seq: 7, sha256: hashOfTerms(TERMS) })
const leave = (
  terms: Record<string, unknown> = TERMS,
  entry: () => Promise<{ seq: number; sha256: string | null } | undefined> = attested,
) => state.transaction((inside) => requireApproval(inside, { id: 'a', where, terms, attested: entry }))

it('holds once another person approved it, for the terms that the audit log says', async () => {
  await ask()
  await expect(leave()).rejects.toThrow('it is not approved')
  expect(await approve()).toEqual({ created_by: 'key:asks', independent: true })
  expect(judged).toEqual(['key:asks'])
  expect(await leave()).toEqual({ approved_by: 'key:judges', approval: 7 })
  expect(hashOfTerms({ tlp: 'amber', url: 'https://soc.example/' })).toBe(hashOfTerms(TERMS))
  await expect(leave({ ...TERMS, url: 'https://other.example/' })).rejects.toThrow('no approval of these terms')
  await expect(leave(TERMS, async () => undefined)).rejects.toThrow('no approval of these terms')
  await expect(leave(TERMS, async () => ({ seq: 1, sha256: null }))).rejects.toThrow(ConflictError)
  expect([await end(), await end()]).toEqual([true, false])
  await expect(leave()).rejects.toThrow('it has ended')
  await expect(approve()).rejects.toThrow('it has ended')
})

it('is approved once, however many approve it at once', async () => {
  await ask()
  const all = await Promise.all(['key:b', 'key:c', 'key:d'].map((by) => approve(by)))
  expect(all.filter((one) => one !== undefined)).toHaveLength(1)
  expect(await leave()).toMatchObject({ approved_by: 'key:b' })
})

it('is not approved where the judge says no, and not outside a transaction', async () => {
  await ask()
  const no = async () => {
    throw new ConflictError('who asked cannot be the one who judges', where, '')
  }
  await expect(approve('key:asks', no)).rejects.toThrow('who asked')
  await expect(leave()).rejects.toThrow('it is not approved')
  await expect(approveLasting(state, { id: 'a', by: 'key:b', where, judge }, NOW_MS)).rejects.toThrow(/transaction/)
})

it('has a bound in number, for each kind, that those which ended do not fill', async () => {
  for (const id of ['a', 'b', 'c']) await ask(id)
  await expect(ask('d')).rejects.toThrow('there are 3 of them')
  await ask('d', 'psi')
  await end()
  await ask('e')
  await expect(state.transaction((inside) => endLasting(inside, { id: 'x', by: 'k', where }, NOW_MS))).rejects.toThrow(
    NotFoundError,
  )
})
