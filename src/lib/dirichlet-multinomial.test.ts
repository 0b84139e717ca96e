import { describe, expect, it } from 'vitest'
import { fitDirichletMultinomial, likelihoodOf } from './dirichlet-multinomial.js'
import { logGamma } from './log-gamma.js'
import { Random } from './random.js'

describe('logGamma', () => {
  it.each([
    [1, 0],
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [5, Math.log(24)],
    [101, 363.73937555556347], // ln 100!
  ])('ln Γ(%d)', (x, value) => expect(logGamma(x)).toBeCloseTo(value, 10))
})

describe('fitDirichletMultinomial', () => {
  it('finds the means and the spread of rates', () => {
    const random = new Random(1)
    const units = Array.from({ length: 3000 }, (_, i) => {
      const rate = i % 2 === 0 ? 0.2 : 0.6 // variance .04 about .4: correlation .04/.24
      const counts = [0, 0]
      for (let n = 0; n < 40; n++) counts[random.unit() < rate ? 0 : 1]!++
      return counts
    })
    const [alpha, beta] = fitDirichletMultinomial(units, 2) as [number, number]
    expect(alpha / (alpha + beta)).toBeCloseTo(0.4, 1)
    expect(1 / (alpha + beta + 1)).toBeCloseTo(0.04 / 0.24, 1)
  })

  it('sees no spread where there is none, in any of three categories', () => {
    const random = new Random(2)
    const units = Array.from({ length: 2000 }, () => {
      const counts = [0, 0, 0]
      for (let n = 0; n < 30; n++) counts[random.below(3)]!++
      return counts
    })
    const alphas = fitDirichletMultinomial(units, 3)
    expect(alphas.reduce((a, b) => a + b, 0)).toBeGreaterThan(150)
  })

  it('gives likelihoods that add to one with the coefficient', () => {
    const alphas = [2.5, 7, 0.4]
    const likelihood = likelihoodOf(alphas)
    const n = 9
    let sum = 0
    for (let a = 0; a <= n; a++)
      for (let b = 0; a + b <= n; b++) {
        const counts = [a, b, n - a - b]
        const coefficient = logGamma(n + 1) - counts.reduce((total, k) => total + logGamma(k + 1), 0)
        sum += Math.exp(coefficient + likelihood(counts))
      }
    expect(sum).toBeCloseTo(1, 10)
  })
})
