import { expect, it } from 'vitest'
import { Pcg64 } from './pcg64.js'
import { unigramGreenList } from './unigram-green-list.js'

const greenOf = (key: string, gamma: number, vocabulary: number): number[] => {
  const list = unigramGreenList({ scheme: 'unigram', key, gamma, delta: 2, vocabulary })
  return [...list.keys()].filter((token) => list[token] === 1)
}

/** Computed with numpy 2.4.6 by the authors' three lines. */
it.each([
  ['0', 0.5, 50_257, [1, 3, 6, 7, 9, 10, 17, 21, 23, 24, 26, 28], 25_128, 631_712_378],
  ['42', 0.25, 32_000, [0, 4, 5, 24, 26, 29, 30, 32, 35, 36, 40, 45], 8000, 127_116_335],
] as const)('key %s, γ %d, V %d: the list of the original', (key, gamma, vocabulary, start, count, sum) => {
  const green = greenOf(key, gamma, vocabulary)
  expect(green.slice(0, start.length)).toEqual(start)
  expect([green.length, green.reduce((all, token) => all + token, 0)]).toEqual([count, sum])
})

it('the small one whole', () => {
  expect(greenOf('0', 0.5, 10)).toEqual([1, 2, 3, 5, 9])
})

it('draws what numpy draws from default_rng(4117779887)', () => {
  const random = new Pcg64(4117779887)
  expect(Array.from({ length: 4 }, () => random.uint32())).toEqual([2846580948, 3219399702, 3364150140, 3858724895])
})
