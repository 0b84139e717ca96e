import { expect, it } from 'vitest'
import { Random } from '#lib/random.js'
import { chanceOfMatches } from './chance-of-matches.js'

it('expects of our accounts what innocents elsewhere show', () => {
  expect(chanceOfMatches({ matched: 0, of: 1000 }, { accounts: 10, of: 10_000 }).expected).toBeCloseTo(1.05, 2)
  expect(chanceOfMatches({ matched: 0, of: 1000 }, { accounts: 10, of: 10_000 }).p_value).toBe(1)
})

it('gives the probability of the beta-binomial distribution', () => {
  // Drawn: a rate from the beta distribution of 2 of 40, then accounts by it.
  const random = new Random(7)
  const [a, b] = [2.5, 38.5]
  const gamma = (shape: number): number => {
    // Marsaglia and Tsang 2000
    const d = shape - 1 / 3
    for (;;) {
      const x = Math.sqrt(-2 * Math.log(random.unit())) * Math.cos(2 * Math.PI * random.unit())
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(random.unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const drawn = Array.from({ length: 4000 }, () => {
    const [x, y] = [gamma(a), gamma(b)]
    const rate = x / (x + y)
    return Array.from({ length: 100 }, () => random.unit() < rate).filter(Boolean).length
  })
  for (const matched of [1, 5, 8, 15]) {
    const share = drawn.filter((count) => count >= matched).length / drawn.length
    const { p_value } = chanceOfMatches({ matched, of: 100 }, { accounts: 2, of: 40 })
    expect(Math.abs(p_value - share)).toBeLessThan(0.03)
  }
})

it('falls with each match more, also where it goes from one end of the sum to the other', () => {
  const chances = Array.from({ length: 101 }, (_, matched) =>
    chanceOfMatches({ matched, of: 100 }, { accounts: 30, of: 60 }),
  )
  for (let matched = 1; matched <= 100; matched++) {
    expect(chances[matched]!.p_value).toBeLessThan(chances[matched - 1]!.p_value)
    expect(chances[matched]!.p_value).toBeGreaterThan(chances[matched - 1]!.p_value - 0.1)
  }
})

it('leaves room for what few innocents could not show', () => {
  const few = chanceOfMatches({ matched: 12, of: 1_000_000 }, { accounts: 0, of: 100 })
  const many = chanceOfMatches({ matched: 12, of: 1_000_000 }, { accounts: 0, of: 1_000_000 })
  expect(few.p_value).toBeGreaterThan(0.5)
  expect(many.p_value).toBeLessThan(0.001)
})

it('is never 0, and is quick for large numbers', () => {
  const began = performance.now()
  expect(chanceOfMatches({ matched: 900_000, of: 1_000_000 }, { accounts: 0, of: 10_000_000 }).p_value).toBeGreaterThan(
    0,
  )
  expect(chanceOfMatches({ matched: 400_000, of: 1_000_000 }, { accounts: 50, of: 100 }).p_value).toBeLessThan(1)
  expect(performance.now() - began).toBeLessThan(1000)
})
