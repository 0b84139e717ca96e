import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyRing } from './key-ring.js'
import { hashToken, idOfToken, makeToken } from './key-token.js'
import type { HeldKey } from './list-keys.js'

const held = (token: string, change: Partial<HeldKey> = {}): HeldKey => ({
  id: idOfToken(token) ?? 'given',
  lineage: 'first',
  name: 'gateway',
  origin: 'made',
  scopes: ['admin'],
  created_by: 'key:root',
  expires: null,
  hash: hashToken(token),
  ...change,
})

describe('tokens', () => {
  it('have an id, 190 random bits, and never meet', () => {
    const made = Array.from({ length: 2_000 }, makeToken)
    expect(new Set(made.map(({ id }) => id)).size).toBe(2_000)
    for (const { id, token } of made) expect(idOfToken(token)).toBe(id)
    const counts = countBy(made.flatMap(({ token }) => [...token.slice(16)]))
    expect(counts.size).toBe(62)
    // 64,000 letters: each is expected 1,032 times, with a deviation of 32. Without care the first eight come 25 % more often.
    expect(Math.max(...counts.values())).toBeLessThan(1_032 + 6 * 32)
    expect(Math.min(...counts.values())).toBeGreaterThan(1_032 - 6 * 32)
  })

  it('are not taken for others', () => {
    for (const text of ['', 'sw_a_b', `${makeToken().token}x`, `x${makeToken().token}`, `${makeToken().token}\n`])
      expect(idOfToken(text)).toBeUndefined()
  })
})

function countBy(letters: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

describe('the ring', () => {
  it('knows who holds a key, with all that its scopes include', () => {
    const { token } = makeToken()
    const ring = createKeyRing()
    expect(ring.verify(token, 0)).toBe('unknown')
    ring.replace([held(token)])
    expect(ring.verify(token, 0)).toEqual({
      id: 'key:first',
      kind: 'key',
      name: 'gateway',
      created_by: 'key:root',
      scopes: new Set(['admin', 'ingest', 'decide', 'follow', 'analyst', 'approve', 'taxii']),
    })
    ring.replace([])
    expect(ring.verify(token, 0)).toBe('unknown')
  })

  it('refuses every other token', () => {
    const { token } = makeToken()
    const ring = createKeyRing()
    ring.replace([held(token), held('the given admin key', { origin: 'given' })])
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        fc.pre(token[at] !== letter)
        expect(ring.verify(token.slice(0, at) + letter + token.slice(at + 1), 0)).toBe('unknown')
      }),
    )
    for (const text of ['', `${token}x`, token.slice(0, -1), 'x'.repeat(10_000), 'given'])
      expect(ring.verify(text, 0)).toBe('unknown')
  })

  it('takes a given key of any form, also of that of a made one', () => {
    for (const token of ['the given admin key', makeToken().token]) {
      const ring = createKeyRing()
      ring.replace([held(makeToken().token), held(token, { id: 'given', origin: 'given', lineage: 'env' })])
      expect(ring.verify(token, 0)).toMatchObject({ id: 'key:env' })
    }
    const ring = createKeyRing()
    ring.replace([held('not of our form', { origin: 'made' })])
    expect(ring.verify('not of our form', 0)).toBe('unknown')
  })

  it('looks at the end of a key at each use', () => {
    const { token } = makeToken()
    const ring = createKeyRing()
    ring.replace([held(token, { expires: '1970-01-01T00:00:01.000Z' })])
    expect(ring.verify(token, 999)).toHaveProperty('id')
    expect(ring.verify(token, 1_000)).toBe('expired')
    expect(ring.verify(token, 999)).toHaveProperty('id')
  })

  it('notes uses of good keys until they are written down', () => {
    const { id, token } = makeToken()
    const ring = createKeyRing()
    ring.replace([held(token, { expires: '1970-01-01T00:00:01.000Z' })])
    ring.verify('unknown', 1)
    ring.verify(token, 5_000)
    expect(ring.uses()).toEqual([])
    ring.verify(token, 1)
    ring.verify(token, 2)
    const written = ring.uses()
    expect(written).toEqual([{ id, at_ms: 2 }])
    ring.verify(token, 3)
    ring.forgetUses(written)
    expect(ring.uses()).toEqual([{ id, at_ms: 3 }])
    ring.forgetUses(ring.uses())
    expect(ring.uses()).toEqual([])
  })

  it('remembers a bounded number of unknown tokens for a while', () => {
    const ring = createKeyRing({ misses_max: 3, miss_ms: 100 })
    expect(ring.isNewMiss('a', 0)).toBe(true)
    expect(ring.isNewMiss('a', 99)).toBe(false)
    expect(ring.isNewMiss('a', 100)).toBe(true)
    for (const token of ['b', 'c', 'd']) ring.isNewMiss(token, 100)
    expect(ring.isNewMiss('d', 101)).toBe(false)
    expect(ring.isNewMiss('a', 101)).toBe(true)
  })
})
