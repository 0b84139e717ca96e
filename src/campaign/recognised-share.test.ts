import { expect, test } from 'vitest'
import type { TextSample } from '#contract/profiles.js'
import { recognisedShare } from './recognised-share.js'

/** One member (account 0) with the scores given, and a stranger. Strangers' texts pass 0 in half and 10 in a twentieth. */
function shareOf(scores: readonly number[]): number {
  const sample: TextSample = {
    count: scores.length + 1,
    accounts: 2,
    account: Uint32Array.from([...scores.map(() => 0), 1]),
    half: new Uint8Array(scores.length + 1),
    offsets: new Uint32Array(scores.length + 2),
    tokens: new Uint32Array(0),
    vocabulary: new Uint32Array(0),
  }
  const scored = { score: Float64Array.from([...scores, -99]), threshold: 10, levels: [10], middle: 0 }
  return recognisedShare(sample, { members: [0], scored }, 0.05)
}
const texts = (count: number, score: number): number[] => Array.from({ length: count }, () => score)

test('all harvested texts pass where none lies between the middle and the threshold', () => {
  expect(shareOf(texts(50, 20))).toBe(1)
})

test('texts above the middle that cover does not explain are harvested ones that did not pass', () => {
  // 20 below: 40 of cover, 2 of which pass; 60 harvested, of which 48 pass. The middle of 0.8 and 1.
  expect(shareOf([...texts(20, -5), ...texts(30, 5), ...texts(50, 20)])).toBeCloseTo(0.9, 10)
})

test('a group that hardly passes is not blown up, and one of cover alone is left as it is', () => {
  expect(shareOf([...texts(90, 5), ...texts(10, 20)])).toBe(0.8)
  expect(shareOf(texts(30, -5))).toBe(1)
})
