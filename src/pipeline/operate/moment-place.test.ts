import { expect, it } from 'vitest'
import { InputError } from '#contract/scan.js'
import { momentPlace, readMomentPlace } from './moment-place.js'

it('reads back what it wrote, and nothing else', () => {
  expect(readMomentPlace(momentPlace(1_772_000_000_123, 'dec_0.1'))).toEqual({
    after_ms: 1_772_000_000_123,
    after_id: 'dec_0.1',
  })
  expect(readMomentPlace(undefined)).toEqual({ after_ms: 0, after_id: '' })
  for (const other of ['', 'x', '12', '12.', '.id', `${'9'.repeat(16)}.id`]) {
    expect(() => readMomentPlace(other)).toThrow(InputError)
  }
})
