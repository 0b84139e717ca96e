import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holm } from './holm.js'

const adjust = (chances: readonly number[], tests?: number): number[] =>
  holm(chances.map(Math.log), tests).map(Math.exp)

describe('holm', () => {
  it('gives what R gives: p.adjust(c(.01, .02, .03, .04, .05), "holm")', () => {
    const adjusted = adjust([0.03, 0.01, 0.05, 0.02, 0.04])
    for (const [at, value] of [0.09, 0.05, 0.09, 0.08, 0.09].entries()) expect(adjusted[at]).toBeCloseTo(value, 12)
  })

  it('counts tests whose chances are not given', () => {
    expect(adjust([0.001], 100)[0]).toBeCloseTo(0.1, 12)
    expect(() => holm([-1, -2], 1)).toThrow(RangeError)
  })

  it('keeps the order of chances that no double holds', () => {
    const [small, smaller] = holm([-1000, -2000])
    expect(small).toBeCloseTo(-1000, 9)
    expect(smaller).toBeCloseTo(-2000 + Math.LN2, 9)
  })

  it('is never below the raw chance nor above Bonferroni, and keeps the order', () => {
    const chances = fc.array(fc.double({ min: -100, max: 0, noNaN: true }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(chances, (raw) => {
        const adjusted = holm(raw)
        for (const [i, a] of raw.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(Math.min(0, a))
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(0, a + Math.log(raw.length)) + 1e-12)
          for (const [j, b] of raw.entries()) if (a < b) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0)
        }
      }),
    )
  })
})
