import { expect, test } from 'vitest'
import { formatChance, formatFigure, formatPercent } from './format-figure.js'

test.each([
  [0, '0'],
  [41, '41'],
  [25_000, '25,000'],
  [12_345.6, '12,346'],
  [0.12345, '0.123'],
  [0.000012, '1.2e-5'],
  [Number.NaN, 'unknown'],
])('%f reads %s', (value, text) => {
  expect(formatFigure(value)).toBe(text)
})

test('shares are percent', () => {
  expect(formatPercent(0.98765)).toBe('98.8 %')
})

test.each([
  [1, '(p = 1)'],
  [0.0123, '(p = 0.012)'],
  [3.2e-7, '(p = 3.2e-7)'],
  [1e-12, '(p < 1e-12)'],
])('%f is a chance of %s', (p, text) => {
  expect(formatChance(p)).toBe(text)
})
