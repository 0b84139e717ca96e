import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pauseBefore } from './pause-before.js'

const BOUNDS = { backoff_ms: 5000, backoff_ms_max: 100_000 }

it('grows threefold to its bound', () => {
  expect([1, 2, 3, 4, 5].map((attempts) => pauseBefore(attempts, BOUNDS, 0, 1))).toEqual([
    5000, 15_000, 45_000, 100_000, 100_000,
  ])
  expect(pauseBefore(1, BOUNDS, 0, 0)).toBe(2500)
})

it('is never shorter than the receiver asks for, within the bound, and never longer than that', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.nat(1e9),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, ask, x) => {
        const pause = pauseBefore(n, BOUNDS, ask, x)
        expect(pause).toBeGreaterThanOrEqual(Math.min(ask, BOUNDS.backoff_ms_max))
        expect(pause).toBeLessThanOrEqual(BOUNDS.backoff_ms_max)
      },
    ),
  )
})
