import { describe, expect, it } from 'vitest'
import { Random, scrambleNumber } from './random.js'

describe('Random', () => {
  it('repeats for the same three numbers and differs where one differs', () => {
    const draws = (...seed: [number, number, number]) =>
      Array.from(
        { length: 5 },
        (
          (r) => () =>
            r.next()
        )(new Random(...seed)),
      )
    expect(draws(1, 2, 3)).toEqual(draws(1, 2, 3))
    expect(new Set([draws(1, 2, 3), draws(2, 2, 3), draws(1, 3, 3), draws(1, 2, 4)].map(String)).size).toBe(4)
  })

  it('has the means and spreads that its draws claim', () => {
    const random = new Random(5)
    const mean = (draw: () => number) => Array.from({ length: 40_000 }, draw).reduce((a, b) => a + b) / 40_000
    expect(mean(() => random.unit())).toBeCloseTo(0.5, 1)
    expect(mean(() => random.exponential(3))).toBeCloseTo(3, 0)
    expect(mean(() => random.poisson(0.4))).toBeCloseTo(0.4, 1)
    expect(mean(() => random.poisson(55)) / 55).toBeCloseTo(1, 1)
    expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1)
  })
})

describe('scrambleNumber', () => {
  it('never gives two numbers the same result', () => {
    expect(new Set(Array.from({ length: 200_000 }, (_, i) => scrambleNumber(i))).size).toBe(200_000)
  })
})
