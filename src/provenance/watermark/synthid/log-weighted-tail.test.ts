import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { logExactLowerTail, logSaddlepointLowerTail, logWeightedTail } from './log-weighted-tail.js'
import { synthidWeights } from './synthid-weights.js'

/** P(Σ ≥ sum) by looking at every outcome. */
function byHand(sum: number, bits: readonly number[], chance: number): number {
  let total = 0
  for (let outcome = 0; outcome < 2 ** bits.length; outcome++) {
    const ones = bits.map((_, i) => (outcome >> i) & 1)
    if (ones.reduce((all, one, i) => all + one * bits[i]!, 0) >= sum)
      total += ones.reduce((product, one) => product * (one === 1 ? chance : 1 - chance), 1)
  }
  return total
}

test('equals the count of all outcomes', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      fc.constantFrom(0.5, 0.4),
      (each, tokens, draw, chance) => {
        const bits = Array.from({ length: tokens }, () => each).flat()
        const sum = draw % (bits.reduce((all, weight) => all + weight, 0) + 1)
        expect(Math.exp(logWeightedTail(sum, tokens, each, chance))).toBeCloseTo(byHand(sum, bits, chance), 12)
      },
    ),
    { numRuns: 200 },
  )
})

test('with weights of 1 it is the binomial tail', () => {
  for (const sum of [0, 1, 10, 45, 46, 60, 90])
    expect(logWeightedTail(sum, 10, synthidWeights(9, 'mean'))).toBeCloseTo(logBinomialTail(sum, 90, 0.5), 10)
})

test('the ends: 0 below, −Infinity above, and the whole sum is one outcome of all', () => {
  const weights = synthidWeights(9, 'weighted mean')
  const most = 100 * weights.reduce((all, weight) => all + weight, 0)
  expect(logWeightedTail(0, 100, weights)).toBe(0)
  expect(logWeightedTail(most, 100, weights)).toBeCloseTo(-900 * Math.LN2, 8)
  expect(logWeightedTail(most + 1, 100, weights)).toBe(Number.NEGATIVE_INFINITY)
})

/** What log-weighted-tail.ts states, at sizes too large for its exact sum. */
test.each([
  [2, 1000, 0.5],
  [9, 200, 0.5],
  [9, 150, 0.4996],
  [30, 40, 0.5],
])(
  '%d layers, %d tokens, a chance of %d: the saddlepoint is off by less than 5 parts in 10,000',
  (layers, tokens, chance) => {
    const weights = synthidWeights(layers, 'weighted mean')
    const most = tokens * weights.reduce((all, weight) => all + weight, 0)
    for (const share of [0.045, 0.2, 0.45, 0.4999, 0.51]) {
      const at = Math.floor(most * share)
      const exact = logExactLowerTail(at, tokens, weights, chance)!
      expect(Math.abs(Math.expm1(logSaddlepointLowerTail(at, tokens, weights, chance) - exact))).toBeLessThan(5e-4)
    }
  },
)

test('a chance beyond doubles is still told', () => {
  const weights = synthidWeights(30, 'weighted mean')
  const tokens = 10_000
  const logTail = logWeightedTail(Math.round(0.6 * tokens * 4785), tokens, weights)
  // By the normal law: 0.1 / √(Σw² / (4 N (Σw)²)) deviations.
  expect(logTail / Math.LN10).toBeLessThan(-1000)
  expect(logTail / Math.LN10).toBeGreaterThan(-3000)
})
