import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exposureSchema } from '#contract/evidence.js'
import { priceListSchema } from '#contract/price-list.js'
import { exposureOf, type ModelSums } from './exposure-of.js'

const prices = priceListSchema.parse({
  currency: 'EUR',
  per_million_tokens: {
    'large-2': { input: 3, output: 15 },
    'large-*': { input: 4, output: 20 },
    'large-2-*': { input: 1, output: 5, reasoning: 2 },
  },
})
const million = (model: string): ModelSums => ({
  model,
  exchanges: 10,
  input_tokens: 1e6,
  output_tokens: 1e6,
  reasoning_tokens: 1e6,
})
const of = (by_model: ModelSums[]) => exposureOf({ by_model, capabilities: [], before_detection: null }, prices)

test('a name counts before a beginning, the longer beginning before the shorter', () => {
  const { by_model, value } = of(['large-2', 'large-2-mini', 'large-3', 'small'].map(million))
  expect(Object.fromEntries(by_model.map((row) => [row.model, row.value]))).toEqual({
    'large-2': 18,
    'large-2-mini': 8,
    'large-3': 24,
    small: null,
  })
  expect(value).toEqual({ currency: 'EUR', amount: 50, unpriced_models: ['small'] })
})

test('names that every object has are no prices', () => {
  expect(of([million('constructor')]).value?.unpriced_models).toEqual(['constructor'])
})

test('without prices nothing has a value', () => {
  const { value, by_model } = exposureOf({ by_model: [million('a')], capabilities: [], before_detection: null }, null)
  expect(value).toBeNull()
  expect(by_model[0]!.value).toBeNull()
})

test('what had passed is a share of the whole, and never more than it', () => {
  const sums = { by_model: [million('a')], capabilities: [{ name: 'code', exchanges: 99 }] }
  const raised = '2026-02-10T14:12:00.000Z'
  const early = exposureOf({ ...sums, before_detection: { exchanges: 4, raised } }, null)
  expect(early.before_detection).toEqual({ exchanges: 4, share: 0.4, raised })
  const late = exposureOf({ ...sums, before_detection: { exchanges: 40, raised } }, null)
  expect(late.before_detection).toEqual({ exchanges: 10, share: 1, raised })
  expect(late.capabilities).toEqual([{ name: 'code', exchanges: 10 }])
})

test('what is no count is refused', () => {
  expect(() => of([{ ...million('a'), exchanges: Number.NaN }])).toThrow(RangeError)
  expect(() => of([{ ...million('a'), input_tokens: -1 }])).toThrow(RangeError)
})

const estimate = fc.double({ min: 0, max: 1e9, noNaN: true })
const sums = fc.record({
  model: fc.constantFrom('large-2', 'large-2-mini', 'large-9', 'small', ''),
  exchanges: estimate,
  input_tokens: estimate,
  output_tokens: estimate,
  reasoning_tokens: estimate,
})

test('the document holds by its contract, its rows give its whole, and their order is not that of the sums', () => {
  fc.assert(
    fc.property(fc.array(sums, { maxLength: 12 }), (rows) => {
      const exposure = of(rows)
      expect(exposureSchema.safeParse(exposure).error).toBeUndefined()
      expect(of(rows.toReversed())).toEqual(exposure)
      expect(exposure.by_model.reduce((sum, row) => sum + row.exchanges, 0)).toBe(exposure.exchanges)
      const amount = exposure.by_model.reduce((sum, row) => sum + Math.round((row.value ?? 0) * 100), 0)
      expect(exposure.value!.amount).toBeCloseTo(amount / 100, 6)
    }),
  )
})
