import { expect, it } from 'vitest'
import { type Key, stateOf, whyNotRotated } from './key-state'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const key = (more: Partial<Key> = {}): Key => ({
  id: 'k1',
  lineage: 'k1',
  name: 'a gateway',
  origin: 'made',
  scopes: ['ingest'],
  created_by: 'key:k0',
  created: '2026-01-01T00:00:00Z',
  expires: null,
  rotated: null,
  rotated_to: null,
  revoked: null,
  revoked_by: null,
  last_used: null,
  ...more,
})

it('tells what a key is good for', () => {
  expect(stateOf(key(), NOW)).toBe('live')
  expect(stateOf(key({ rotated: '2026-02-28T12:00:00Z', expires: '2026-03-01T12:00:00Z' }), NOW)).toBe('ending')
  expect(stateOf(key({ expires: '2026-03-01T00:00:00Z' }), NOW)).toBe('expired')
  expect(stateOf(key({ expires: '2026-01-02T00:00:00Z', revoked: '2026-01-01T12:00:00Z' }), NOW)).toBe('revoked')
})

it('says why a key cannot be rotated', () => {
  expect(whyNotRotated(key())).toBeUndefined()
  expect(whyNotRotated(key({ origin: 'given' }))).toMatch('STILLWATCH_ADMIN_KEY')
  expect(whyNotRotated(key({ rotated: '2026-02-28T12:00:00Z' }))).toMatch('before')
  expect(whyNotRotated(key({ revoked: '2026-02-28T12:00:00Z' }))).toMatch('ended')
})
