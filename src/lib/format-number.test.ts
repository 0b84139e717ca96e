import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatConfidence, formatCount, formatNoun, formatP, formatShare, formatStatistic } from './format-number.js'

test('counts have thousands separators and are whole', () => {
  expect(formatCount(28_800_000)).toBe('28,800,000')
  expect(formatCount(12.6)).toBe('13')
  expect(formatCount(Number.NaN)).toBe('—')
  expect(formatNoun(1, 'account')).toBe('1 account')
  expect(formatNoun(1200, 'near miss', 'near misses')).toBe('1,200 near misses')
})

test('p-values keep two digits and end at a floor', () => {
  expect(formatP(0.00324)).toBe('0.0032')
  expect(formatP(0.0005)).toBe('0.0005')
  expect(formatP(3.2e-7)).toBe('3.2e-7')
  expect(formatP(4e-13)).toBe('< 1e-12')
  expect(formatP(0)).toBe('< 1e-12')
  expect(formatP(1)).toBe('1')
})

test('no p-value is printed as 0 and no confidence as certainty', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
      expect(Number(formatP(value))).not.toBe(0)
      expect(Number(formatConfidence(value))).not.toBe(1)
      expect(Number(formatConfidence(value))).not.toBe(0)
    }),
  )
})

test('a confidence is cut, not rounded, so that it never passes a limit that the number does not', () => {
  expect(formatConfidence(0.8999)).toBe('0.899')
  expect(formatConfidence(0.58)).toBe('0.580')
  expect(formatConfidence(0.9999)).toBe('> 0.999')
})

test('shares and statistics', () => {
  expect(formatShare(0.004)).toBe('< 1 %')
  expect(formatShare(0)).toBe('0 %')
  expect(formatStatistic(0.61349)).toBe('0.613')
  expect(formatStatistic(41_200)).toBe('41,200')
  expect(formatStatistic(Number.POSITIVE_INFINITY)).toBe('—')
})
