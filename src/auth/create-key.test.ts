import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { createKey } from './create-key.js'
import { type FirstKey, firstKey } from './first-key.js'
import { hashToken } from './key-token.js'
import { findKey, listKeys, readHeldKeys } from './list-keys.js'
import { recordUses } from './record-uses.js'
import { revokeKey } from './revoke-key.js'
import { rotateKey } from './rotate-key.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterEach(() => state.run('DELETE FROM api_keys'))
afterAll(() => state.close())

const NOW_MS = Date.UTC(2026, 5, 1)
const DAY_MS = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()
const asked = { name: 'gateway', scopes: ['decide' as const, 'ingest' as const], created_by: 'key:root' }
const held = (now_ms: number) => readHeldKeys(state, now_ms, 100)

it('keeps the hash of a key and not the key', async () => {
  const { key, token } = await createKey(state, { ...asked, expires: iso(NOW_MS + DAY_MS) }, NOW_MS)
  expect(token).toMatch(new RegExp(`^sw_${key.id}_[0-9A-Za-z]{32}$`))
  expect(key).toMatchObject({ name: 'gateway', origin: 'made', lineage: key.id, scopes: ['decide', 'ingest'] })
  expect(key).toMatchObject({ created: iso(NOW_MS), expires: iso(NOW_MS + DAY_MS), revoked: null, last_used: null })
  const rows = JSON.stringify(await state.rows(z.record(z.string(), z.unknown()), 'SELECT * FROM api_keys'))
  expect(rows).toContain(hashToken(token))
  expect(rows).not.toContain(token.split('_')[2])
  expect(JSON.stringify(await listKeys(state))).not.toContain(hashToken(token))
})

it('refuses what is no key', async () => {
  await expect(createKey(state, { ...asked, expires: iso(NOW_MS) }, NOW_MS)).rejects.toThrow('expires before')
  await expect(createKey(state, { ...asked, scopes: [] }, NOW_MS)).rejects.toThrow()
  await expect(createKey(state, { ...asked, scopes: ['root' as 'admin'] }, NOW_MS)).rejects.toThrow()
})

it('lists keys in pages, newest first', async () => {
  for (let n = 0; n < 5; n++) await createKey(state, { ...asked, name: `k${n}` }, NOW_MS + n)
  const first = await listKeys(state, { limit: 2 })
  const second = await listKeys(state, { limit: 9, before: first[1]!.id })
  expect([...first, ...second].map(({ name }) => name)).toEqual(['k4', 'k3', 'k2', 'k1', 'k0'])
})

describe('rotating', () => {
  it('makes a key of the same lineage, and lets the old one live for a while', async () => {
    const old = await createKey(state, { ...asked, expires: iso(NOW_MS + 90 * DAY_MS) }, NOW_MS)
    const next = await rotateKey(state, { id: old.key.id, by: 'key:root' }, NOW_MS + 1)
    expect(next.token).not.toBe(old.token)
    expect(next.key).toMatchObject({
      name: 'gateway',
      scopes: asked.scopes,
      lineage: old.key.id,
      created_by: 'key:root',
    })
    expect(next.key.expires).toBe(old.key.expires)
    expect(await findKey(state, old.key.id)).toMatchObject({
      rotated: iso(NOW_MS + 1),
      rotated_to: next.key.id,
      expires: iso(NOW_MS + 1 + DAY_MS),
    })
    const third = await rotateKey(state, { id: next.key.id, by: 'person:mallory', expires: null }, NOW_MS + 2)
    expect(third.key).toMatchObject({ lineage: old.key.id, expires: null })
    const row = z.object({ rotated_by: z.string() })
    const hands = await state.rows(row, 'SELECT rotated_by FROM api_keys WHERE rotated IS NOT NULL ORDER BY created')
    expect(hands).toEqual([{ rotated_by: 'key:root' }, { rotated_by: 'person:mallory' }])
  })

  it('never makes the old key live longer', async () => {
    const { key } = await createKey(state, { ...asked, expires: iso(NOW_MS + 1_000) }, NOW_MS)
    await rotateKey(state, { id: key.id, by: 'key:root', expires: iso(NOW_MS + DAY_MS) }, NOW_MS)
    expect(await findKey(state, key.id)).toMatchObject({ expires: iso(NOW_MS + 1_000) })
  })

  it('is refused for keys that are unknown, revoked, expired, rotated before or given', async () => {
    const { key } = await createKey(state, asked, NOW_MS)
    await rotateKey(state, { id: key.id, by: 'key:root', grace_ms: 0 }, NOW_MS)
    const revoked = (await createKey(state, asked, NOW_MS)).key.id
    await revokeKey(state, { id: revoked, by: 'key:root' }, NOW_MS)
    const expired = (await createKey(state, { ...asked, expires: iso(NOW_MS + 1) }, NOW_MS)).key.id
    const given = (await firstKey(state, { given: 'x'.repeat(16) }, NOW_MS)) as FirstKey & { kind: 'given' }
    for (const id of ['none', key.id, revoked, expired, given.key.id])
      await expect(rotateKey(state, { id, by: 'key:root' }, NOW_MS + 1)).rejects.toThrow('no key that can be rotated')
  })
})

it('revokes once, and says by whom', async () => {
  const { key } = await createKey(state, asked, NOW_MS)
  const by = { id: key.id, by: 'person:ada' }
  expect(await revokeKey(state, by, NOW_MS)).toMatchObject({ revoked: iso(NOW_MS), revoked_by: 'person:ada' })
  await expect(revokeKey(state, by, NOW_MS)).rejects.toThrow('revoked before')
  expect(await held(NOW_MS)).toEqual([])
})

it('gives the ring expired keys for a week', async () => {
  await createKey(state, { ...asked, expires: iso(NOW_MS + 1) }, NOW_MS)
  expect(await held(NOW_MS + 6 * DAY_MS)).toHaveLength(1)
  expect(await held(NOW_MS + 8 * DAY_MS)).toHaveLength(0)
})

describe('the first key', () => {
  const given = 'a given key of some length'

  it('is printed once, also by servers that start together', async () => {
    const starts = await Promise.all([1, 2, 3].map(() => firstKey(state, {}, NOW_MS)))
    expect(starts.map(({ kind }) => kind).sort()).toEqual(['none', 'none', 'printed'])
    const [key] = await listKeys(state)
    expect(key).toMatchObject({ origin: 'printed', scopes: ['admin', 'text'], expires: iso(NOW_MS + 30 * DAY_MS) })
  })

  it('ends with the use of another admin key, not with its making', async () => {
    const printed = (await firstKey(state, {}, NOW_MS)) as FirstKey & { kind: 'printed' }
    const analyst = await createKey(state, { ...asked, scopes: ['analyst'] }, NOW_MS)
    const admin = await createKey(state, { ...asked, scopes: ['admin'] }, NOW_MS)
    const use = (id: string) => recordUses(state, [{ id, at_ms: NOW_MS + 5 }], NOW_MS + 9)
    expect(await use(printed.key.id)).toEqual([])
    expect(await use(analyst.key.id)).toEqual([])
    expect(await findKey(state, printed.key.id)).toMatchObject({ revoked: null, last_used: iso(NOW_MS + 5) })
    expect(await use(admin.key.id)).toEqual([printed.key.id])
    expect(await findKey(state, printed.key.id)).toMatchObject({ revoked: iso(NOW_MS + 9), revoked_by: 'system' })
    expect(await firstKey(state, {}, NOW_MS)).toEqual({ kind: 'none' })
  })

  it('that was rotated lives through its grace, and the new one does not expire with the print', async () => {
    const printed = (await firstKey(state, {}, NOW_MS)) as FirstKey & { kind: 'printed' }
    const next = await rotateKey(state, { id: printed.key.id, by: 'key:root' }, NOW_MS)
    expect(next.key).toMatchObject({ origin: 'made', expires: null })
    expect(await recordUses(state, [{ id: next.key.id, at_ms: NOW_MS }], NOW_MS)).toEqual([])
  })

  it('is printed anew where no admin key is left, unless people can sign in', async () => {
    const printed = (await firstKey(state, {}, NOW_MS)) as FirstKey & { kind: 'printed' }
    await revokeKey(state, { id: printed.key.id, by: 'person:ada' }, NOW_MS)
    expect(await firstKey(state, { people: true }, NOW_MS)).toEqual({ kind: 'none' })
    expect(await firstKey(state, {}, NOW_MS)).toMatchObject({ kind: 'printed' })
    expect(await firstKey(state, {}, NOW_MS + 31 * DAY_MS)).toMatchObject({ kind: 'printed' })
  })

  it('is taken from the environment, hashed, and replaced when that changes', async () => {
    const taken = await firstKey(state, { given: `${given}\n` }, NOW_MS)
    expect(taken).toMatchObject({ kind: 'given', replaced: [], key: { origin: 'given', scopes: ['admin', 'text'] } })
    expect((await held(NOW_MS))[0]!.hash).toBe(hashToken(given))
    expect(await firstKey(state, { given }, NOW_MS)).toEqual({ kind: 'none' })
    expect(await firstKey(state, {}, NOW_MS)).toEqual({ kind: 'none' })
    const [before] = await listKeys(state)
    expect(await firstKey(state, { given: 'another key of some length' }, NOW_MS)).toMatchObject({
      kind: 'given',
      replaced: [before!.id],
    })
    expect(await held(NOW_MS)).toHaveLength(1)
    expect(await firstKey(state, { given }, NOW_MS)).toEqual({ kind: 'revoked' })
  })

  it('is refused where it is short, long or cannot be sent, without being shown', async () => {
    for (const bad of ['fifteen letters', 'x'.repeat(600), 'sixteen letters \u00e4'])
      await expect(async () => firstKey(state, { given: bad }, NOW_MS)).rejects.toThrow(
        expect.objectContaining({ where: 'STILLWATCH_ADMIN_KEY', message: expect.not.stringContaining(bad) }),
      )
    expect(await firstKey(state, { given: '' }, NOW_MS)).toMatchObject({ kind: 'printed' })
  })
})
