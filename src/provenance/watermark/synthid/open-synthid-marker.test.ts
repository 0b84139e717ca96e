import { describe, expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import type { SynthidConfig } from './open-synthid-hash.js'
import { isContextRecent, openSynthidMarker, playLayer } from './open-synthid-marker.js'
import { openSynthidScorer } from './open-synthid-scorer.js'

const configOf = (changes: object = {}): SynthidConfig =>
  watermarkConfigSchema.parse({ scheme: 'synthid', keys: [654, 400, 836, 123, 340], ...changes }) as SynthidConfig

const draw = (logits: Float64Array, random: Random): number => {
  const most = Math.max(...logits)
  const weights = [...logits].map((logit) => Math.exp(logit - most))
  let left = random.unit() * weights.reduce((all, weight) => all + weight, 0)
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight
      return left < 0
    }),
  )
}

describe('the tournament', () => {
  it('updates chances as published', () => {
    const exps = [0, 1, 2, 3].map(Math.exp)
    const total = exps.reduce((all, one) => all + one, 0)
    const chances = Float64Array.from(exps, (one) => one / total)
    playLayer(chances, [1, 0, 1, 0])
    playLayer(chances, [0, 1, 1, 0])
    ;[0.0292035, 0.0972327, 0.6258447, 0.2477191].forEach((expected, i) => {
      expect(chances[i]).toBeCloseTo(expected, 7)
    })
  })

  it('keeps the sum of chances at 1, and tokens that cannot come out', () => {
    const logits = Float64Array.from({ length: 300 }, (_, i) => (i % 7 === 0 ? Number.NEGATIVE_INFINITY : Math.sin(i)))
    openSynthidMarker(configOf()).mark([5, 6, 7, 8], logits)
    expect([...logits].reduce((all, logit) => all + Math.exp(logit), 0)).toBeCloseTo(1, 10)
    expect([...logits].filter((_, i) => i % 7 === 0).every((logit) => logit === Number.NEGATIVE_INFINITY)).toBe(true)
  })

  it('leaves nothing in place of logits none of which can come', () => {
    const logits = new Float64Array(4).fill(Number.NEGATIVE_INFINITY)
    openSynthidMarker(configOf()).mark([], logits)
    expect([...logits]).toEqual([...new Float64Array(4).fill(Number.NEGATIVE_INFINITY)])
  })
})

describe('a context that was used', () => {
  it('is told from the tokens, with zeros before the first', () => {
    expect(isContextRecent([1, 2, 3, 1, 2], 2, 10)).toBe(true)
    expect(isContextRecent([1, 2, 3, 1, 2], 2, 2)).toBe(false)
    expect(isContextRecent([1, 2, 3, 3, 2], 2, 10)).toBe(false)
    expect(isContextRecent([0], 2, 10)).toBe(true)
    expect(isContextRecent([], 2, 10)).toBe(false)
  })

  it('changes no logits', () => {
    const logits = new Float64Array([0, 1, 2, 3])
    openSynthidMarker(configOf({ ngram_length: 3 })).mark([1, 2, 3, 1, 2], logits)
    expect([...logits]).toEqual([0, 1, 2, 3])
    openSynthidMarker(configOf({ ngram_length: 3, history: 0 })).mark([1, 2, 3, 1, 2], logits)
    expect([...logits]).not.toEqual([0, 1, 2, 3])
  })
})

describe.each(['huggingface', 'deepmind'])('what is marked by the hash of %s', (hash) => {
  const marker = openSynthidMarker(configOf({ hash }))
  const random = new Random(3)
  const tokens: number[] = []
  for (let i = 0; i < 150; i++) {
    const logits = new Float64Array(64)
    marker.mark(tokens, logits)
    tokens.push(draw(logits, random))
  }
  const log10Of = (changes: object, statistic?: 'mean' | 'weighted mean'): number => {
    const scorer = openSynthidScorer(configOf({ hash, ...changes }), statistic)
    let sum = 0
    for (let at = scorer.first; at < tokens.length; at++) sum += scorer.score(tokens, at)
    return scorer.logTail(sum, tokens.length - scorer.first) / Math.LN10
  }

  it('is found under its keys, by either statistic', () => {
    expect(log10Of({})).toBeLessThan(-12)
    expect(log10Of({}, 'weighted mean')).toBeLessThan(-12)
  })

  it('is not found under others, nor by the other hash', () => {
    expect(log10Of({ keys: [655, 401, 837, 124, 341] })).toBeGreaterThan(-4)
    expect(log10Of({ hash: hash === 'deepmind' ? 'huggingface' : 'deepmind' })).toBeGreaterThan(-4)
  })
})
