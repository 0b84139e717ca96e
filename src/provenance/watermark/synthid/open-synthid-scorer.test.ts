import { describe, expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { type BayesianDetector, readBayesianDetector } from './bayesian-detector.js'
import { bayesianPosterior, openBayesianScorer } from './open-bayesian-scorer.js'
import type { SynthidConfig } from './open-synthid-hash.js'
import { openSynthidScorer } from './open-synthid-scorer.js'
import { synthidWeights } from './synthid-weights.js'

const KEYS = [654, 400, 836, 123, 340, 443, 597, 160, 57]
const configOf = (keys: readonly (number | string)[] = KEYS): SynthidConfig =>
  watermarkConfigSchema.parse({ scheme: 'synthid', keys }) as SynthidConfig

describe('the scores of a token', () => {
  it('are the sum of its g-values, and their weighted sum', () => {
    // g of the vector: 001010010.
    expect(openSynthidScorer(configOf()).score([1, 2, 3, 4, 5], 4)).toBe(3)
    expect(openSynthidScorer(configOf(), 'weighted mean').score([1, 2, 3, 4, 5], 4)).toBe(62 + 44 + 17)
  })

  it('weigh as linspace(10, 1, layers) does', () => {
    const weights = synthidWeights(9, 'weighted mean')
    const linear = KEYS.map((_, layer) => 10 - (9 * layer) / 8)
    weights.forEach((weight, i) => {
      expect(weight / weights[0]!).toBeCloseTo(linear[i]! / 10, 12)
    })
    expect(synthidWeights(10, 'weighted mean')).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(synthidWeights(1, 'weighted mean')).toEqual([1])
  })

  it('count layers that are one to the hash once, with their weights together', () => {
    const scorer = openSynthidScorer(configOf([654, 654 + 65_536]))
    expect(scorer.expected).toBe(1)
    // One fair bit of weight 2: half of all tokens, not a quarter.
    expect(Math.exp(scorer.logTail(2, 1))).toBeCloseTo(32_743 / 65_536, 12)
  })
})

describe('where nothing is watermarked', () => {
  it.each(['mean', 'weighted mean'] as const)('the chances of the %s are uniform', (statistic) => {
    const random = new Random(5)
    const chances = Array.from({ length: 400 }, () => {
      const keys = KEYS.map(() => random.uint32())
      const scorer = openSynthidScorer(configOf(keys), statistic)
      const tokens = Array.from({ length: 24 }, () => random.below(50_000))
      let sum = 0
      for (let at = scorer.first; at < tokens.length; at++) sum += scorer.score(tokens, at)
      return Math.exp(scorer.logTail(sum, tokens.length - scorer.first))
    }).sort((a, b) => a - b)
    // Kolmogorov and Smirnov, two-sided, at 1 in 1000; the lattice of the mean is far finer than that.
    const distance = Math.max(...chances.map((chance, i) => Math.abs(chance - (i + 0.5) / chances.length)))
    expect(distance).toBeLessThan(1.95 / Math.sqrt(chances.length))
  })

  it('a Bayesian detector is believed no more than its bound allows', () => {
    const random = new Random(8)
    const detector: BayesianDetector = {
      prior: 0.5,
      beta: KEYS.map(() => 3),
      delta: KEYS.map(() => KEYS.map(() => 0.5)),
    }
    const logs = Array.from({ length: 2000 }, () => {
      // Apart modulo 65,536, so that the hash can tell them.
      const keys = KEYS.map((_, layer) => 7000 * layer + random.below(7000))
      const scorer = openBayesianScorer(configOf(keys), detector)
      const tokens = Array.from({ length: 12 }, () => random.below(50_000))
      let sum = 0
      for (let at = scorer.first; at < tokens.length; at++) sum += scorer.score(tokens, at)
      return scorer.logTail(sum, tokens.length - scorer.first)
    })
    for (const chance of [0.2, 0.1, 0.05, 0.01])
      expect(logs.filter((log) => log <= Math.log(chance)).length / logs.length).toBeLessThan(chance)
    // It is a statement on likelihoods that sum to 1: their mean is 1, give or take what 2,000 draws do.
    expect(logs.filter((log) => log < -1).length).toBeGreaterThan(0)
  })
})

describe('a Bayesian detector', () => {
  const beta = [0.4, -1.2, 0.3, -2.5, 0.1, 0.9, -0.7, 1.5, -0.2]
  const delta = beta.map((_, row) => beta.map((_, column) => (row * 3 + column) / 10 - 1))

  it('gives the posterior of the original', () => {
    const scorer = openBayesianScorer(configOf(), { prior: 0.3, beta, delta })
    const g = [0, 0, 1, 0, 1, 0, 0, 1, 0]
    // As the original writes it: likelihoods, then Bayes' rule.
    const likelihood = g.reduce((product, bit, layer) => {
      const logit = beta[layer]! + g.slice(0, layer).reduce((all, before, i) => all + before * delta[layer]![i]!, 0)
      const two = 1 / (1 + Math.exp(-logit))
      return product * 0.5 * ((bit + 0.5) * two + (1 - two))
    }, 1)
    const expected = (0.3 * likelihood) / (0.3 * likelihood + 0.7 * 0.5 ** 9)
    const sum = scorer.score([1, 2, 3, 4, 5], 4)
    expect(bayesianPosterior(sum, 1, { prior: 0.3, beta })).toBeCloseTo(expected, 12)
  })

  it('is refused where it is of other layers, or none', () => {
    expect(readBayesianDetector({ beta, delta }, 9, 'd.json').prior).toBe(0.5)
    expect(() => readBayesianDetector({ beta, delta }, 8, 'd.json')).toThrow(/d\.json: .* 9 layers/)
    expect(() => readBayesianDetector({ beta, delta: [[1]] }, 9, 'd.json')).toThrow(/one row and one column/)
    expect(() => openBayesianScorer(configOf([1, 65_537]), { prior: 0.5, beta: [0, 0], delta })).toThrow(
      /one to the hash/,
    )
  })
})
