import { describe, expect, it } from 'vitest'
import { logGammaTail } from './log-gamma-tail.js'

/** [x, shape, ln P(X ≥ x)], computed with 60 digits (mpmath). */
const KNOWN = [
  [1, 1, -1],
  [40, 1, -40],
  [0.5, 2.5, -0.03815287931363813],
  [30, 2.5, -25.13331590350649],
  [236.2768211235414, 54, -106.71028120111484],
  [100, 100, -0.720104893025474],
  [12_000, 64, -11609.266351499144],
  [16_000, 2000, -9847.782339840853],
  [250_100, 250_000, -0.8663344728561622],
  [990_000, 1e6, -5.446644693010809e-24],
  [999_000, 1e6, -0.1727537310560113],
  [1e6, 1e6, -0.6934131774557283],
  [1_001_000, 1e6, -1.8410218990178857],
  [1_200_000, 1e6, -17684.66049202636],
] as const

describe('logGammaTail', () => {
  it.each(KNOWN)('of %d, shape %d', (x, shape, ln) => {
    // An error of ln P is a relative error of P.
    expect(Math.abs(logGammaTail(x, shape) - ln)).toBeLessThan(Math.min(1e-10, Math.abs(ln) * 1e-9))
  })

  it('falls without a step where the series hands over to the fraction', () => {
    for (const shape of [0.7, 3, 64, 5000]) {
      const below = logGammaTail(shape + 1 - 1e-9, shape)
      const above = logGammaTail(shape + 1 + 1e-9, shape)
      expect(below - above).toBeGreaterThan(0)
      expect(below - above).toBeLessThan(1e-8)
    }
  })

  it('is 0 at 0, and refuses what is no distribution', () => {
    expect(logGammaTail(0, 5)).toBe(0)
    expect(logGammaTail(-1, 5)).toBe(0)
    expect(() => logGammaTail(1, 0)).toThrow(RangeError)
    expect(() => logGammaTail(Number.NaN, 1)).toThrow(RangeError)
  })
})
