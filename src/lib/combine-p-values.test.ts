import { expect, it } from 'vitest'
import { combineBySimes } from './combine-p-values.js'
import { Random } from './random.js'

it('has its level under independence', () => {
  const random = new Random(3)
  let rejected = 0
  for (let i = 0; i < 20_000; i++)
    if (combineBySimes(Array.from({ length: 8 }, () => random.unit())) <= 0.05) rejected++
  expect(rejected / 20_000).toBeGreaterThan(0.044)
  expect(rejected / 20_000).toBeLessThan(0.056)
})

it('is 1 without evidence, and never above it', () => {
  expect(combineBySimes([])).toBe(1)
  expect(combineBySimes([1, 1])).toBe(1)
})

it('takes the weakest of many alike at its own value', () => {
  expect(combineBySimes([0.01, 0.01, 0.01])).toBeCloseTo(0.01, 12)
})
