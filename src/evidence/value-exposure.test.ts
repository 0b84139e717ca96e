import { expect, it } from 'vitest'
import { valueExposure } from './value-exposure.js'

const row = { exchanges: 1, input_tokens: 1_000_000, output_tokens: 2_000_000, reasoning_tokens: 500_000 }
const price = { input: 1, output: 10, reasoning: 2 }
const priced = (model: string, per_million_tokens: Record<string, typeof price>) =>
  valueExposure([{ model, ...row }], { currency: 'EUR', per_million_tokens }).by_model[0]!.value

it('prices input, output and what reasoning costs more', () => {
  expect(priced('a', { a: price })).toBe(22)
})

it('takes the exact name, then the longest beginning', () => {
  const double = { input: 2, output: 20, reasoning: 4 }
  expect(priced('a-large-1', { 'a-*': price, 'a-large-*': double })).toBe(44)
  expect(priced('a-large-1', { 'a-large-*': price, 'a-large-1': double })).toBe(44)
  expect(priced('b', { 'a-*': price })).toBeNull()
  expect(priced('constructor', { a: price })).toBeNull()
})

it('names models without a price and adds up rounded amounts', () => {
  const third = { ...row, input_tokens: 3_333, output_tokens: 0, reasoning_tokens: 0 }
  const rows = ['a', 'b', 'x'].map((model) => ({ model, ...third }))
  const { value, by_model } = valueExposure(rows, { currency: 'EUR', per_million_tokens: { a: price, b: price } })
  expect(by_model.map((one) => one.value)).toEqual([0, 0, null])
  expect(value).toEqual({ currency: 'EUR', amount: 0, unpriced_models: ['x'] })
  expect(valueExposure(rows, null)).toMatchObject({ value: null, by_model: [{ value: null }, {}, {}] })
})
