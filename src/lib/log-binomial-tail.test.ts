import { describe, expect, it } from 'vitest'
import { logBinomialTail } from './log-binomial-tail.js'

/** [hits, trials, chance, ln P(X ≥ hits)], computed with 60 digits (mpmath). */
const KNOWN = [
  [12, 20, 0.25, -6.974545314923137],
  [20, 20, 0.25, -27.725887222397812],
  [1, 20, 0.25, -0.0031762508873838286],
  [5, 20, 0.25, -0.5358725326009228],
  [62_500, 250_000, 0.25, -0.6916128296694032],
  [63_000, 250_000, 0.25, -4.549631317396254],
  [64_235, 248_200, 0.25, -54.121582049134595],
  [62_000, 250_000, 0.25, -0.010404540472399595],
  [60_000, 250_000, 0.25, -2.027619667261753e-31],
  [90_000, 250_000, 0.25, -7446.577084509593],
  [100_000, 250_000, 0.25, -13534.557096434895],
  [250_000, 250_000, 0.25, -346573.59027997265],
  [8300, 8305, 0.25, -11467.347037810237],
  [249_999, 250_000, 0.5, -173274.3659197895],
  [3, 1_000_000, 0.000001, -2.521969405341452],
  [1, 1_000_000, 0.000001, -0.4586748543986495],
] as const

describe('logBinomialTail', () => {
  it.each(KNOWN)('of %d hits in %d trials at %d', (hits, trials, chance, ln) => {
    // An error of ln P is a relative error of P.
    expect(Math.abs(logBinomialTail(hits, trials, chance) - ln)).toBeLessThan(Math.min(1e-9, Math.abs(ln) * 1e-9))
  })

  it('adds up to 1 with the other tail', () => {
    for (let hits = 1; hits <= 50; hits++) {
      const upper = Math.exp(logBinomialTail(hits, 50, 0.3))
      const lower = Math.exp(logBinomialTail(51 - hits, 50, 0.7))
      expect(upper + lower).toBeCloseTo(1, 13)
    }
  })

  it('is certain of 0 hits, and never sees more hits than trials', () => {
    expect(logBinomialTail(0, 10, 0.5)).toBe(0)
    expect(logBinomialTail(0, 0, 0.5)).toBe(0)
    expect(logBinomialTail(11, 10, 0.5)).toBe(Number.NEGATIVE_INFINITY)
  })

  it('needs the next whole number of hits for one between', () => {
    expect(logBinomialTail(4.2, 10, 0.5)).toBe(logBinomialTail(5, 10, 0.5))
  })

  it('refuses what is no count and no chance', () => {
    expect(() => logBinomialTail(Number.NaN, 10, 0.5)).toThrow(RangeError)
    expect(() => logBinomialTail(1, 10.5, 0.5)).toThrow(RangeError)
    expect(() => logBinomialTail(1, 10, 1)).toThrow(RangeError)
  })
})
