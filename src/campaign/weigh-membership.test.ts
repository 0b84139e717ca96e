import { expect, test } from 'vitest'
import type { TextSample } from '#contract/profiles.js'
import { type AccountScores, countScores, weighWords } from './weigh-membership.js'

/** 10 members with clear scores in half of their 20 texts, 90 strangers with a few weak ones, and two in between. */
function world(): AccountScores {
  const rows = [
    ...Array.from({ length: 10 }, (_, i) => [10 + (i % 3), 4 - (i % 3), 3, 3]),
    ...Array.from({ length: 90 }, (_, i) => [19 - (i % 2), 1 + (i % 2), 0, 0]),
    [15, 1, 2, 2],
    [15, 5, 0, 0],
  ]
  const counts = Uint32Array.from(rows.flat())
  const hits = Uint32Array.from(rows, ([none]) => 20 - none!)
  return { categories: 4, counts, hits, total: Uint32Array.from(rows, () => 20) }
}
const core = [...Array(10).keys()]

test('members stand apart from strangers, and clear scores say more than as many weak ones', () => {
  const odds = weighWords(world(), core, () => undefined)
  expect(Math.min(...odds.slice(0, 10))).toBeGreaterThan(0)
  expect(Math.max(...odds.slice(10, 100))).toBeLessThan(-4)
  expect(odds[100]! - odds[101]!).toBeGreaterThan(2)
})

test('what is known beforehand takes the place of the share of all accounts, and is never taken for certain', () => {
  const without = weighWords(world(), core, () => undefined)
  const known = weighWords(world(), core, (i) => (i === 100 ? 0.6 : i === 101 ? 1 : undefined))
  const anyone = Math.log(10 / 92)
  expect(known[100]! - without[100]!).toBeCloseTo(Math.log(0.6 / 0.4) - anyone, 10)
  expect(known[101]! - without[101]!).toBeCloseTo(Math.log(0.83 / 0.17) - anyone, 10)
  expect(known[50]).toBe(without[50])
})

test('scores are counted by the levels that they pass', () => {
  const sample: TextSample = {
    count: 5,
    accounts: 2,
    account: Uint32Array.of(0, 0, 1, 1, 1),
    half: Uint8Array.of(0, 1, 0, 1, 0),
    offsets: new Uint32Array(6),
    tokens: new Uint32Array(0),
    vocabulary: new Uint32Array(0),
  }
  const { counts, hits, total } = countScores(sample, {
    score: Float64Array.of(0.5, 3, 1, 2.5, 9),
    threshold: 1,
    levels: [1, 2, 4],
    middle: 0,
  })
  expect([...counts]).toEqual([1, 0, 1, 0, 1, 0, 1, 1])
  expect([...hits]).toEqual([1, 2])
  expect([...total]).toEqual([2, 3])
})
