import { expect, it } from 'vitest'
import { formatPower, timesTen } from './times-ten'

it('raises powers of ten, whatever their sign and length', () => {
  expect([0.00042, -0.00042, 1e-12, 6.02e23].map(formatPower)).toEqual([
    '4.2 × 10⁻⁴',
    '−4.2 × 10⁻⁴',
    '1.0 × 10⁻¹²',
    '6.0 × 10²³',
  ])
  expect(timesTen('1.0', -5000)).toBe('1.0 × 10⁻⁵⁰⁰⁰')
})
