import { describe, expect, it } from 'vitest'
import { logBinomialTail } from './log-binomial-tail.js'
import { logHypergeometricTail } from './log-hypergeometric-tail.js'

describe('logHypergeometricTail', () => {
  it.each([
    [3, 5, 10, 20],
    [12, 20, 25, 60],
    [1, 7, 5, 12],
    [5, 5, 5, 12],
    [60, 100, 500, 1000],
  ])(
    '%d found among %d drawn, %d marked of %d, is what counting with whole numbers gives',
    (found, drawn, marked, population) => {
      const exact = countedTail(found, drawn, marked, population)
      expect(Math.exp(logHypergeometricTail(found, drawn, marked, population)) / exact).toBeCloseTo(1, 9)
    },
  )

  it('counts draws by hand: 2 of 2 marked, 2 drawn of 5', () => {
    expect(logHypergeometricTail(2, 2, 2, 5)).toBeCloseTo(Math.log(1 / 10), 14)
    expect(logHypergeometricTail(1, 2, 2, 5)).toBeCloseTo(Math.log(7 / 10), 14)
  })

  it('goes on where doubles end, below the binomial tail', () => {
    const ln = logHypergeometricTail(12_000, 12_500, 25_000, 100_000)
    expect(ln).toBeLessThan(-11_000)
    expect(ln).toBeLessThan(logBinomialTail(12_000, 12_500, 0.25))
    expect(Number.isFinite(ln)).toBe(true)
  })

  it('knows what is sure and what cannot be', () => {
    expect(logHypergeometricTail(0, 5, 5, 10)).toBe(0)
    expect(logHypergeometricTail(5, 10, 5, 10)).toBe(0)
    expect(logHypergeometricTail(6, 10, 5, 10)).toBe(Number.NEGATIVE_INFINITY)
  })
})

/** The tail by its definition: ways to draw, counted in whole numbers. */
function countedTail(found: number, drawn: number, marked: number, population: number): number {
  let ways = 0n
  for (let x = found; x <= Math.min(drawn, marked); x += 1) {
    ways += choose(marked, x) * choose(population - marked, drawn - x)
  }
  // Far more places than a double has are kept through the division.
  const scale = 10n ** 400n
  const digits = String((ways * scale) / choose(population, drawn))
  return Number(`0.${digits.padStart(400, '0')}`)
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let ways = 1n
  for (let i = 0; i < k; i += 1) ways = (ways * BigInt(n - i)) / BigInt(i + 1)
  return ways
}
