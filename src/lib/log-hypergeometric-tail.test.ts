import { describe, expect, it } from 'vitest'
import { hypergeometricTail } from './hypergeometric-tail.js'
import { logBinomialTail } from './log-binomial-tail.js'
import { logHypergeometricTail } from './log-hypergeometric-tail.js'

describe('logHypergeometricTail', () => {
  it.each([
    [3, 5, 10, 20],
    [12, 20, 25, 60],
    [1, 7, 5, 12],
    [5, 5, 5, 12],
    [60, 100, 500, 1000],
  ])('%d found among %d drawn, %d marked of %d, is what the plain tail is', (found, drawn, marked, population) => {
    const plain = hypergeometricTail({ found, drawn, marked, population })
    expect(Math.exp(logHypergeometricTail(found, drawn, marked, population)) / plain).toBeCloseTo(1, 9)
  })

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
