import { expect, it } from 'vitest'
import { barsOf, formatFigure, formatOdds } from './figures'

it('draws figures on one scale from 0', () => {
  expect(barsOf([10, 2.5])).toEqual([
    { from: 0, width: 1 },
    { from: 0, width: 0.25 },
  ])
  expect(barsOf([-1, 3])).toEqual([
    { from: 0, width: 0.25 },
    { from: 0.25, width: 0.75 },
  ])
  expect(barsOf([-4, -2])).toEqual([
    { from: 0, width: 1 },
    { from: 0.5, width: 0.5 },
  ])
  expect(barsOf([0, 0])).toEqual([
    { from: 0, width: 0 },
    { from: 0, width: 0 },
  ])
})

it('writes figures to three digits, and numbers in full', () => {
  expect([12345.6, 10467.1, 3, 0.0603, 1.05805, -0.86969, 0].map(formatFigure)).toEqual([
    '12,346',
    '10,467',
    '3',
    '0.0603',
    '1.06',
    '−0.87',
    '0',
  ])
  expect(formatFigure(0.00042)).toBe('4.2 × 10⁻⁴')
})

it('says a p-value as odds', () => {
  expect([0.6, 0.25, 0.004975, 1e-12, 1e-37].map(formatOdds)).toEqual([
    'more often than not',
    'once in 4 tries',
    'once in 200 tries',
    'once in 1 trillion tries',
    'less than once in 1,000 trillion tries',
  ])
})
