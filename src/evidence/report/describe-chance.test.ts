import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeChance, describeNulls, expectedWrong, formatExpected } from './describe-chance.js'

test('a p-value in words', () => {
  expect(describeChance(0.6)).toBe('in half of all sets of innocents, or more')
  expect(describeChance(0.005)).toBe('about once in 200 sets of innocents')
  expect(describeChance(4.1e-6)).toBe('about once in 240,000 sets of innocents')
  expect(describeChance(3e-15)).toBe('less than once in a million sets of innocents, as far as can be extrapolated')
  expect(describeChance(Number.NaN)).toBe('not known')
})

test('null sets that reach the figure are counted, ties with them', () => {
  expect(describeNulls(3, [1, 2, 3, 4], 'rank')).toBe('2 of 4 sets reached it')
  expect(describeNulls(9, [1, 2], 'gpd')).toBe('0 of 2 sets reached it; p by a fitted tail')
  expect(describeNulls(9, [], 'rank')).toContain('nothing is shown')
})

test('expected wrong names lie between none and all, and are never printed as none', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (scores) => {
      const wrong = expectedWrong(scores.map((score) => ({ score })))
      expect(wrong).toBeGreaterThanOrEqual(0)
      expect(wrong).toBeLessThanOrEqual(scores.length + 1e-9)
      expect(Number(formatExpected(wrong))).not.toBe(0)
    }),
  )
})
