import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { InputError } from '#contract/scan.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { approvePermit } from './approve-permit.js'
import { grantClearance } from './grant-clearance.js'
import { listClearances, readClearance } from './read-clearances.js'
import { refusePermit } from './refuse-permit.js'
import { requestPermit } from './request-permit.js'
import { revokeClearance } from './revoke-clearance.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
  for (const [id, created_by] of [
    ['first', 'system'],
    ['of-alice', 'person:alice'],
    ['of-alice-too', 'key:of-alice'],
    ['also-of-alice', 'person:alice'],
    ['analyst', 'key:first'],
    ['reviewer', 'key:first'],
    ['of-bob', 'person:bob'],
    ['of-carol', 'person:carol'],
    ['of-dora', 'person:dora'],
  ])
    await insertKey(id!, id!, created_by!)
  // Each was rotated, and the new token told to who did it.
  for (const [lineage, created_by, rotated_by] of [
    ['of-bob', 'person:bob', 'person:mallory'],
    ['of-carol', 'person:carol', 'key:first'],
    ['of-dora', 'person:dora', 'key:of-alice'],
  ]) {
    await insertKey(`${lineage}-anew`, lineage!, created_by!)
    await state.run('UPDATE api_keys SET rotated = now(), rotated_by = $2, rotated_to = $3 WHERE id = $1', [
      lineage,
      rotated_by,
      `${lineage}-anew`,
    ])
  }
})
afterAll(() => state.close())

const insertKey = (id: string, lineage: string, created_by: string) =>
  state.run(
    `INSERT INTO api_keys (id, lineage, name, origin, hash, scopes, created_by, created)
     VALUES ($1, $2, 'n', 'made', $1, '{analyst}', $3, now())`,
    [id, lineage, created_by],
  )

const NOW_MS = Date.parse('2026-05-01T00:00:00Z')
const DAY_MS = 86_400_000
const TOMORROW = '2026-05-02T02:00:00+02:00'

const request = (account_id: string, by = 'person:alice', more = {}) =>
  state.transaction((inside) => requestPermit(inside, { account_id, purpose: 'a student', by, ...more }, NOW_MS))
const approve = (id: string, by: string, now_ms = NOW_MS, people = false) =>
  state.transaction((inside) => approvePermit(inside, { id, by, people }, now_ms))
const grant = (account_id: string, kind: 'allowed' | 'reseller' = 'allowed', more = {}) =>
  state.transaction((inside) =>
    grantClearance(inside, { account_id, kind, reason: 'known', by: 'p', clearance_days: 365, ...more }, NOW_MS),
  )
const revoke = (id: string, by = 'person:bob') =>
  state.transaction((inside) => revokeClearance(inside, { id, by, reason: 'ended' }, NOW_MS))

it('lets a permit hold once another person has approved it', async () => {
  const { record, act } = await request('a', 'person:alice', { models: ['m*'], quota: 5e9, expires: TOMORROW })
  expect(record).toMatchObject({ state: 'requested', kind: 'permit', quota: 5e9, expires: '2026-05-02T00:00:00.000Z' })
  expect(record.id).toMatch(/^clr_[0-9a-f]{16}$/)
  expect(act).toMatchObject({ action: 'permit.requested', subject: { account_id: 'a' } })
  await expect(approve(record.id, 'person:alice')).rejects.toThrow(ConflictError)
  expect((await readClearance(state, record.id, NOW_MS)).state).toBe('requested')
  const approved = await approve(record.id, 'person:bob')
  expect(approved.record).toMatchObject({ state: 'holds', approved_by: 'person:bob', models: ['m*'] })
  expect(approved.act).toMatchObject({ action: 'permit.approved', detail: { requested_by: 'person:alice' } })
  expect(await approve(record.id, 'person:carol')).toEqual({ record: approved.record })
  expect((await readClearance(state, record.id, NOW_MS + DAY_MS)).state).toBe('expired')
})

it('takes a key for the person who made it', async () => {
  const id = async (by: string) => (await request('b', by)).record.id
  await expect(approve(await id('key:of-alice'), 'person:alice')).rejects.toThrow(/another person/)
  await expect(approve(await id('person:alice'), 'key:of-alice-too')).rejects.toThrow(/another person/)
  await expect(approve(await id('key:of-alice'), 'key:of-alice-too')).rejects.toThrow(/another person/)
  await expect(approve(await id('key:of-alice-too'), 'key:also-of-alice')).rejects.toThrow(/another person/)
  await expect(approve(await id('key:analyst'), 'key:first')).rejects.toThrow(/another person/)
  expect((await approve(await id('key:analyst'), 'key:reviewer')).record.state).toBe('holds')
  expect((await approve(await id('key:of-alice'), 'person:bob')).record.state).toBe('holds')
})

it('takes a key for all who rotated it too: they were told its new token', async () => {
  const judged = async (first: string, second: string, people = false) =>
    (await approve((await request('rotated', first)).record.id, second, NOW_MS, people)).record.approved_independently
  for (const [first, second] of [
    ['person:mallory', 'key:of-bob'],
    ['key:of-bob', 'person:mallory'],
    ['key:of-bob', 'person:bob'],
    ['key:first', 'key:of-carol'],
    ['person:alice', 'key:of-dora'],
    ['key:also-of-alice', 'key:of-dora'],
  ])
    await expect(judged(first!, second!), `${first} and ${second}`).rejects.toThrow(/another person/)
  expect(await judged('person:alice', 'key:of-bob', true)).toBe(true)
  // Of the first key nobody knows whose it is, so neither whose this one is now.
  expect(await judged('person:alice', 'key:of-carol')).toBe(false)
  expect(await judged('key:of-carol', 'person:alice')).toBe(false)
  await expect(judged('person:alice', 'key:of-carol', true)).rejects.toThrow(/nobody who signed in stands behind/)
})

it('says whether two persons are known to stand behind it', async () => {
  const approved = async (first: string, second: string, people = false) =>
    (await approve((await request('two', first)).record.id, second, NOW_MS, people)).record
  // One hand can hold the first key, and make both of these.
  const { approved_independently } = await approved('key:analyst', 'key:reviewer')
  expect(approved_independently).toBe(false)
  expect(await approved('key:of-alice', 'person:bob')).toMatchObject({ approved_independently: true })
  expect(await approved('key:analyst', 'person:bob')).toMatchObject({ approved_independently: false })
  const { record, act } = await approve((await request('two', 'person:bob')).record.id, 'key:of-alice-too')
  expect(record.approved_independently).toBe(true)
  expect(act).toMatchObject({ detail: { independent: true } })
  expect((await request('two')).record.approved_independently).toBeNull()
})

it('lets a key judge where people sign in only if it is a known person’s', async () => {
  const { record } = await request('signed', 'key:analyst')
  await expect(approve(record.id, 'key:reviewer', NOW_MS, true)).rejects.toThrow(/nobody who signed in stands behind/)
  expect((await readClearance(state, record.id, NOW_MS)).state).toBe('requested')
  expect((await approve(record.id, 'key:of-alice', NOW_MS, true)).record.state).toBe('holds')
  const own = await request('signed', 'key:of-alice')
  await expect(approve(own.record.id, 'key:also-of-alice', NOW_MS, true)).rejects.toThrow(/another person/)
  expect((await approve(own.record.id, 'person:bob', NOW_MS, true)).record.state).toBe('holds')
})

it('lets what is granted end after the days of the setting, unless it is said that it does not', async () => {
  const end = async (more: object) => (await grant('ends', 'allowed', more)).record.expires
  expect(await end({})).toBe(new Date(NOW_MS + 365 * DAY_MS).toISOString())
  expect(await end({ expires: TOMORROW })).toBe('2026-05-02T00:00:00.000Z')
  expect(await end({ expires: null })).toBeNull()
  expect(await end({ clearance_days: 0 })).toBeNull()
})

it('approves nothing but a request that stands', async () => {
  const { record: allowed } = await grant('c')
  await expect(approve(allowed.id, 'person:bob')).rejects.toThrow(/of kind allowed/)
  const { record: asked } = await request('c', 'person:alice', { expires: TOMORROW })
  await expect(approve(asked.id, 'person:bob', NOW_MS + DAY_MS)).rejects.toThrow(/is expired/)
  await revoke(asked.id)
  await expect(approve(asked.id, 'person:bob')).rejects.toThrow(/is revoked/)
  await expect(approve('clr_0000000000000000', 'p')).rejects.toThrow(NotFoundError)
  await expect(approvePermit(state, { id: asked.id, by: 'p', people: false }, NOW_MS)).rejects.toThrow(
    /transaction block/,
  )
})

it('is refused while it waits, not once it holds', async () => {
  const refuse = (id: string) =>
    state.transaction((inside) => refusePermit(inside, { id, by: 'person:bob', reason: 'too much' }, NOW_MS))
  const { record: asked } = await request('r')
  const { record, act } = await refuse(asked.id)
  expect(record).toMatchObject({ state: 'revoked', revoked_by: 'person:bob', revocation: 'too much' })
  expect(act).toMatchObject({ detail: { before: 'requested' } })
  const { record: other } = await request('r')
  await approve(other.id, 'person:bob')
  await expect(refuse(other.id)).rejects.toThrow(/state holds/)
  const { record: allowed } = await grant('r')
  await expect(refuse(allowed.id)).rejects.toThrow(/of kind allowed/)
})

it('refuses an end that is past, and a kind that is not granted', async () => {
  const past = { expires: '2026-04-30T00:00:00Z' }
  await expect(grant('d', 'allowed', past)).rejects.toThrow(InputError)
  await expect(request('d', 'p', past)).rejects.toThrow(InputError)
  await expect(grant('d', 'upheld_appeal' as 'allowed')).rejects.toThrow()
  expect((await listClearances(state, { account_id: 'd' }, NOW_MS)).items).toEqual([])
})

it('keeps a revoked clearance, with the first reason', async () => {
  const { record } = await grant('e', 'reseller')
  const { record: revoked, act } = await revoke(record.id)
  expect(revoked).toMatchObject({ state: 'revoked', revoked_by: 'person:bob', revocation: 'ended', reason: 'known' })
  expect(act).toMatchObject({ action: 'clearance.revoked', detail: { before: 'holds' } })
  expect(await revoke(record.id, 'person:carol')).toEqual({ record: revoked })
  await expect(revoke('clr_0000000000000000')).rejects.toThrow(NotFoundError)
})

it('lists by account, kind and state, a page at a time', async () => {
  for (let nth = 0; nth < 5; nth += 1) await grant('many', nth < 3 ? 'allowed' : 'reseller')
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listClearances(state, { account_id: 'many', limit: 2, after }, NOW_MS)
    seen.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(seen).toHaveLength(5)
  expect(seen).toEqual([...new Set(seen)].sort())
  await revoke(seen[0]!)
  const states = async (filter: object) =>
    (await listClearances(state, { account_id: 'many', ...filter }, NOW_MS)).items.length
  expect(await states({ state: 'holds' })).toBe(4)
  expect(await states({ state: 'revoked' })).toBe(1)
  expect(await states({ kind: 'reseller' })).toBe(2)
  expect((await listClearances(state, { state: 'expired' }, NOW_MS)).items).toEqual([])
})

it('is ended by a revocation alone: nothing here deletes a clearance', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => !name.includes('.test.'))
  const ending = sources.filter((name) =>
    /DELETE FROM|TRUNCATE|revoked\s*=/i.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
  )
  expect(ending).toEqual(['revoke-clearance.ts'])
})
