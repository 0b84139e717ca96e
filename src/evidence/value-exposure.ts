import type { Exposure } from '#contract/evidence.js'
import type { PriceList } from '#contract/price-list.js'

type ModelExposure = Exposure['by_model'][number]
type Price = PriceList['per_million_tokens'][string]

/**
 * The value of what leaked at the operator's own prices, by model and in all. A model without a price has no value and is
 * named; amounts are rounded to a hundredth, and the sum is that of the rounded ones.
 */
export function valueExposure(
  rows: readonly Omit<ModelExposure, 'value'>[],
  prices: PriceList | null,
): Pick<Exposure, 'value' | 'by_model'> {
  if (prices === null) return { value: null, by_model: rows.map((row) => ({ ...row, value: null })) }
  const by_model = rows.map((row) => ({ ...row, value: amountOf(row, priceOf(row.model, prices)) }))
  const hundredths = by_model.reduce((sum, { value }) => sum + Math.round((value ?? 0) * 100), 0)
  const unpriced_models = by_model.flatMap(({ model, value }) => (value === null ? [model] : []))
  return { by_model, value: { currency: prices.currency, amount: hundredths / 100, unpriced_models } }
}

function amountOf(row: Omit<ModelExposure, 'value'>, price: Price | undefined): number | null {
  if (price === undefined) return null
  const millionths =
    row.input_tokens * price.input + row.output_tokens * price.output + row.reasoning_tokens * price.reasoning
  return Math.round(millionths / 10_000) / 100
}

function priceOf(model: string, { per_million_tokens }: PriceList): Price | undefined {
  if (Object.hasOwn(per_million_tokens, model)) return per_million_tokens[model]
  const [longest] = Object.keys(per_million_tokens)
    .filter((name) => name.endsWith('*') && model.startsWith(name.slice(0, -1)))
    .sort((a, b) => b.length - a.length)
  return longest === undefined ? undefined : per_million_tokens[longest]
}
