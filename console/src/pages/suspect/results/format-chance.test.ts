import { describe, expect, it } from 'vitest'
import { formatChance } from './format-chance'

describe('a chance in figures', () => {
  it.each([
    [0, '1'],
    [Math.log10(0.05), '0.05'],
    [-4, '1.0 × 10⁻⁴'],
    [Math.log10(4.2e-7), '4.2 × 10⁻⁷'],
    [-5000.0005, '1.0 × 10⁻⁵⁰⁰⁰'],
    [Math.log10(9.99e-8), '1.0 × 10⁻⁷'],
  ])('10^%f is %s', (log10, words) => expect(formatChance(log10)).toBe(words))
})
