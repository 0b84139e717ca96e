import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTimestamp, writeTimestamp } from './timestamp.js'

it('writes what it reads, to the microsecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000_000 }), (us) => {
      expect(readTimestamp(writeTimestamp(us))).toBe(us)
      expect(writeTimestamp(us)).toMatch(/\.\d{6}Z$/)
    }),
  )
})

it.each([
  ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000000Z'],
  ['2026-01-02T03:04:05.5Z', '2026-01-02T03:04:05.500000Z'],
  ['2026-01-02T03:04:05.123456789Z', '2026-01-02T03:04:05.123456Z'],
])('reads %s', (text, written) => {
  expect(writeTimestamp(readTimestamp(text) ?? Number.NaN)).toBe(written)
})

it.each([
  '',
  '2026-01-02',
  '2026-01-02T03:04:05',
  '2026-01-02T03:04:05+01:00',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  'now',
])('takes %j for none', (text) => expect(readTimestamp(text)).toBeUndefined())
