import { describe, expect, it } from 'vitest'
import { fitBetaBinomial, logLikelihood } from './beta-binomial.js'
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

describe('fitBetaBinomial', () => {
  it('finds the mean and the spread of rates', () => {
    const random = new Random(1)
    const counts = Array.from({ length: 3000 }, (_, i) => {
      const rate = i % 2 === 0 ? 0.2 : 0.6 // variance .04 about .4: correlation .04/.24
      let k = 0
      for (let n = 0; n < 40; n++) if (random.unit() < rate) k++
      return { k, n: 40 }
    })
    const { alpha, beta } = fitBetaBinomial(counts)
    expect(alpha / (alpha + beta)).toBeCloseTo(0.4, 1)
    expect(1 / (alpha + beta + 1)).toBeCloseTo(0.04 / 0.24, 1)
  })

  it('gives likelihoods that add to one with the coefficient', () => {
    const model = { alpha: 2.5, beta: 7 }
    const n = 12
    let sum = 0
    for (let k = 0; k <= n; k++) {
      const choose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
      sum += Math.exp(choose + logLikelihood(model, k, n))
    }
    expect(sum).toBeCloseTo(1, 10)
  })
})
