import { afterAll, beforeAll, expect, it } from 'vitest'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { policySchema } from '#contract/policy.js'
import { InputError } from '#contract/scan.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { type PolicyToPut, putPolicy } from './put-policy.js'
import { readActive } from './read-active.js'
import { listPolicies, listVersions, readPolicy } from './read-policies.js'
import { withdrawPolicy } from './withdraw-policy.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const NOW_MS = Date.parse('2026-05-01T00:00:00Z')
const policy = (name: string, mode: 'shadow' | 'enforce' = 'shadow') =>
  policySchema.parse({
    schema: 'stillwatch/policy@1',
    name,
    mode,
    rules: [{ name: 'r', when: { confidence_min: 0.9 }, do: { action: 'block' } }],
  })
const put = (name: string, source: string, more: Partial<PolicyToPut> = {}) =>
  state.transaction((inside) => putPolicy(inside, { policy: policy(name), source, by: 'key:a', ...more }, NOW_MS))
const withdraw = (name: string, expected_version?: number) =>
  state.transaction((inside) => withdrawPolicy(inside, { name, by: 'key:b', expected_version }, NOW_MS))
const activeNames = async () =>
  (await readActive(state, NOW_MS)).policies.map(({ version, policy }) => `${policy.name} ${version}`)

it('makes a version of each change, and none of the same text', async () => {
  const first = await put('a', 'one')
  expect(first.record).toMatchObject({ name: 'a', version: 1, source: 'one', created: '2026-05-01T00:00:00.000Z' })
  expect(first.act).toMatchObject({ action: 'policy.put', subject: 'policy:a', detail: { version: 1, mode: 'shadow' } })
  const again = await put('a', 'one', { by: 'key:b' })
  expect(again).toEqual({ record: first.record })
  expect((await put('a', 'two', { policy: policy('a', 'enforce') })).record.version).toBe(2)
  expect((await readPolicy(state, 'a')).policy.mode).toBe('enforce')
  expect((await readPolicy(state, 'a', 1)).source).toBe('one')
  expect((await listVersions(state, { name: 'a', limit: 1 })).next).toBe('2')
  expect((await listVersions(state, { name: 'a', limit: 1, after: '2' })).items[0]?.version).toBe(1)
  await expect(readPolicy(state, 'a', 3)).rejects.toThrow(NotFoundError)
})

it('refuses a change that was made from another version', async () => {
  await put('b', 'one', { expected_version: 0 })
  await expect(put('b', 'two', { expected_version: 0 })).rejects.toThrow(/version 1 of key:a is the newest, not 0/)
  await expect(put('c', 'one', { expected_version: 4 })).rejects.toThrow(ConflictError)
  await expect(withdraw('b', 7)).rejects.toThrow(ConflictError)
  expect((await put('b', 'two', { expected_version: 1 })).record.version).toBe(2)
  // Sent again because the answer was lost.
  expect(await put('b', 'two', { expected_version: 1 })).toMatchObject({ record: { version: 2 } })
  expect((await readPolicy(state, 'b')).version).toBe(2)
})

it('lets no older version count again when the newest is withdrawn', async () => {
  await put('w', 'one')
  await put('w', 'two')
  expect(await activeNames()).toContain('w 2')
  const { record, act } = await withdraw('w')
  expect(record).toMatchObject({ version: 2, withdrawn: '2026-05-01T00:00:00.000Z', withdrawn_by: 'key:b' })
  expect(act?.action).toBe('policy.withdrawn')
  expect((await withdraw('w')).act).toBeUndefined()
  expect((await activeNames()).filter((name) => name.startsWith('w '))).toEqual([])
  // The same text again is a wish to have it back.
  expect((await put('w', 'two')).record.version).toBe(3)
  expect(await activeNames()).toContain('w 3')
  await expect(withdraw('nobody')).rejects.toThrow(NotFoundError)
})

it('gives writers that come together one version each', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, (_, nth) => put('together', `text ${nth}`)))
  expect(all.map(({ record }) => record.version).sort()).toEqual([1, 2, 3, 4, 5])
})

it('lists the newest of each by name, a page at a time, and holds to its bound', async () => {
  const first = await listPolicies(state, { limit: 2 })
  const second = await listPolicies(state, { limit: 100, after: first.next! })
  const names = [...first.items, ...second.items].map(({ name, version }) => `${name} ${version}`)
  expect(names).toEqual(['a 2', 'b 2', 'together 5', 'w 3'])
  expect(second.next).toBeNull()
  await expect(put('one-more', 'x', { policies_max: 4 })).rejects.toThrow(InputError)
  expect((await put('a', 'three', { policies_max: 4 })).record.version).toBe(3)
})

it('does nothing outside a transaction', async () => {
  await expect(putPolicy(state, { policy: policy('z'), source: 'z', by: 'key:a' }, NOW_MS)).rejects.toThrow(
    /transaction block/,
  )
  await expect(readPolicy(state, 'z')).rejects.toThrow(NotFoundError)
})
