import { expect, it } from 'vitest'
import { toChance } from './to-chance.js'

it('tells a chance and its logarithm', () => {
  expect(toChance(Math.log(0.01))).toEqual({ p_value: expect.closeTo(0.01, 15), log10_p_value: expect.closeTo(-2, 14) })
  expect(toChance(0)).toEqual({ p_value: 1, log10_p_value: 0 })
})

it('is never 0, and says by its logarithm how small it is', () => {
  expect(toChance(-5000 * Math.LN10)).toEqual({ p_value: 5e-324, log10_p_value: expect.closeTo(-5000, 9) })
})

it('is never above 1, nor a minus 0', () => {
  expect(toChance(1e-16)).toEqual({ p_value: 1, log10_p_value: 0 })
  expect(Object.is(toChance(-0).log10_p_value, 0)).toBe(true)
})

it('takes what cannot be for a bug', () => {
  expect(() => toChance(Number.NEGATIVE_INFINITY)).toThrow(RangeError)
  expect(() => toChance(Number.NaN)).toThrow(RangeError)
})
