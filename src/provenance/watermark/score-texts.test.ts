import { expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { openScorer } from './open-scorer.js'
import { scoreTexts } from './score-texts.js'

const scorer = (config: object) => openScorer(watermarkConfigSchema.parse(config))
const scored = (config: object, ...texts: number[][]): number => scoreTexts(scorer(config), texts).scored

it('scores a context once, whatever follows it, where the engine noises by context', () => {
  const gumbel = { scheme: 'vllm-gumbel', key: 1, width: 1 }
  // Contexts: −1, 5, 6, 5 again, 7.
  expect(scored(gumbel, [5, 6, 5, 7, 8])).toBe(4)
  expect(scored(gumbel, [5, 5, 5, 5])).toBe(2)
})

it('scores an n-gram once in all texts together', () => {
  const lefthash = { scheme: 'kgw', vocabulary: 100 }
  expect(scored(lefthash, [1, 2, 3, 1, 2, 4])).toBe(4)
  expect(scored(lefthash, [1, 2, 3], [2, 3, 1], [3, 1, 2])).toBe(3)
  expect(scored({ scheme: 'unigram', vocabulary: 100 }, [1, 2, 2], [2, 3])).toBe(3)
})

it('scores once what has one score, though its context differs', () => {
  const kgw = (seeding: string) => ({ scheme: 'kgw', seeding, width: 3, vocabulary: 100 })
  // A skipgram sees the first token of its context and the scored one.
  expect(scored(kgw('skipgram'), [1, 2, 3, 4], [1, 7, 8, 4], [1, 7, 8, 5])).toBe(2)
  // A minimum does not know where it stood.
  expect(scored(kgw('minhash'), [1, 2, 3, 4], [3, 2, 1, 4])).toBe(1)
  expect(scored(kgw('rolling'), [1, 2, 3, 4], [3, 2, 1, 4])).toBe(2)
  // Nor does a sum: of the second text only what is padded counts.
  const sum = { scheme: 'vllm-sbw', key: 3, width: 2 }
  expect(scored(sum, [1, 2, 9], [2, 1, 9])).toBe(5 - 1)
})

it('has nothing to score in texts shorter than a context', () => {
  expect(scoreTexts(scorer({ scheme: 'kgw', width: 4, seeding: 'minhash', vocabulary: 9 }), [[1, 2], []])).toEqual({
    sum: 0,
    scored: 0,
    tokens: 2,
  })
})

it.each([[1.5], [-1], [2 ** 24], [Number.NaN], ['a' as unknown as number]])('refuses %s as a token', (token) => {
  expect(() => scored({ scheme: 'unigram', vocabulary: 9 }, [1], [1, token])).toThrow(/text 2, token 2/)
})
