import { describe, expect, it } from 'vitest'
import { logBinomialTail } from '#lib/log-binomial-tail.js'
import type { TokenScorer } from '../watermark/token-scorer.js'
import { ContextSet } from './context-set.js'
import { contextsOf, TextTally } from './text-tally.js'

/** Even tokens are green: what was scored can be read off the sum. */
const even = (changes: Partial<TokenScorer> = {}): TokenScorer => ({
  context_width: 2,
  first: 2,
  unit: 'ngram',
  expected: 0.5,
  score: (tokens, at) => (Number(tokens[at]) % 2 === 0 ? 1 : 0),
  logTail: (sum, scored) => logBinomialTail(sum, scored, 0.5),
  ...changes,
})

describe('TextTally, closed', () => {
  it('scores an n-gram once in all texts together', () => {
    const tally = new TextTally([even()])
    tally.add({ tokens: [1, 2, 4, 1, 2, 4], prompt: [] })
    tally.add({ tokens: [1, 2, 4, 5], prompt: [] })
    // 1 2 4 · 2 4 1 · 4 1 2 · 2 4 5
    expect(tally).toMatchObject({ raw: 6, units: 4, skipped: { prompt: 0, unserved: 0, repeated: 2 } })
    expect(tally.sums[0]).toMatchObject({ sum: 2, scored: 4 })
  })

  it('scores a context once, whatever follows it, where that is asked for', () => {
    const tally = new TextTally([even()], { unit: 'context' })
    tally.add({ tokens: [1, 2, 4], prompt: [] })
    tally.add({ tokens: [1, 2, 5], prompt: [] })
    expect(tally.sums[0]).toMatchObject({ sum: 1, scored: 1 })
  })

  it('does not score after a context that stands in the prompt, also at its end, but in another text it does', () => {
    const tally = new TextTally([even()])
    tally.add({ tokens: [1, 2, 4], prompt: [9, 1, 2, 8] })
    tally.add({ tokens: [1, 2, 4], prompt: [9, 1, 2] })
    expect(tally).toMatchObject({ units: 0, skipped: { prompt: 2 } })
    tally.add({ tokens: [1, 2, 4], prompt: [1, 9, 2] })
    expect(tally.units).toBe(1)
  })

  it('scores after contexts that were served alone, whatever followed them there', () => {
    const served = new ContextSet()
    contextsOf([7, 1, 2, 9], even(), served)
    const tally = new TextTally([even()], { served })
    tally.add({ tokens: [1, 2, 4, 6], prompt: [] })
    expect(tally).toMatchObject({ units: 1, skipped: { unserved: 1 } })
  })

  it('pads where the scheme does', () => {
    const tally = new TextTally([even({ first: 0 })])
    tally.add({ tokens: [2, 4], prompt: [] })
    tally.add({ tokens: [2, 6], prompt: [2] })
    expect(tally).toMatchObject({ raw: 4, units: 2, skipped: { prompt: 2 } })
  })

  it('takes a token for its own unit where there is no context', () => {
    const tally = new TextTally([even({ context_width: 0, first: 0 })], { served: new ContextSet() })
    tally.add({ tokens: [2, 2, 4, 5], prompt: [5] })
    expect(tally.sums[0]).toMatchObject({ sum: 2, scored: 2 })
    expect(tally.skipped).toEqual({ prompt: 1, unserved: 0, repeated: 1 })
  })

  it('counts units of one source once, for the key whose source it is', () => {
    const sums = {
      words: 1,
      read: (t: ArrayLike<number>, at: number, into: Int32Array) => {
        into[0] = Number(t[at - 1]) + Number(t[at - 2])
      },
    }
    const tally = new TextTally([even({ source: sums }), even()])
    tally.add({ tokens: [1, 2, 4], prompt: [] })
    tally.add({ tokens: [2, 1, 4], prompt: [] })
    expect(tally.sums.map(({ scored }) => scored)).toEqual([1, 2])
  })

  it('scores nothing that it could not remember', () => {
    const tally = new TextTally([even()], { units_max: 2 })
    tally.add({ tokens: [1, 2, 3, 4, 5, 6], prompt: [] })
    tally.add({ tokens: [3, 4, 5, 6], prompt: [] })
    expect(tally).toMatchObject({ units: 2, units_dropped: 4 })
  })

  it('refuses keys of different shapes, and none', () => {
    expect(() => new TextTally([])).toThrow('no key')
    expect(() => new TextTally([even(), even({ first: 0 })])).toThrow('different schemes')
  })
})

describe('TextTally, open', () => {
  it('scores the greatest token after the context that the suspect read', () => {
    const tally = new TextTally([even()])
    tally.add({ tokens: [1, 2, 3, 5], predicted: [0, 0, 4, 7] })
    tally.add({ tokens: [1, 2, 9], predicted: [0, 0, 4] })
    expect(tally.sums[0]).toMatchObject({ sum: 1, scored: 2 })
  })

  it('leaves out what the suspect can copy: a context that it read before', () => {
    const tally = new TextTally([even()])
    tally.add({ tokens: [1, 2, 4, 1, 2, 4], predicted: [-1, -1, 3, 5, 5, 4] })
    // After 1 2 it may know of the 4 that followed.
    expect(tally).toMatchObject({ raw: 4, units: 3, skipped: { prompt: 1 } })
    expect(tally.sums[0]?.sum).toBe(0)
  })
})
