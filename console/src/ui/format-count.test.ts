import { expect, it } from 'vitest'
import { formatP, formatShare } from './Count'

it('calls nothing 0 or all that is not', () => {
  expect([0, 0.0004, 0.012, 0.5, 0.994, 0.9979, 0.9995, 1].map(formatShare)).toEqual([
    '0 %',
    '< 0.1 %',
    '1.2 %',
    '50 %',
    '99 %',
    '99.8 %',
    '> 99.9 %',
    '100 %',
  ])
})

it('writes p-values to two digits', () => {
  expect([1e-12, 0.00042, 0.0014, 0.004975, 0.0361, 0.25].map(formatP)).toEqual([
    '1.0 × 10⁻¹²',
    '4.2 × 10⁻⁴',
    '0.0014',
    '0.005',
    '0.036',
    '0.25',
  ])
})
