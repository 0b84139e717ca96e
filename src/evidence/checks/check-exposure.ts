import type { EvidenceCase, Exposure } from '#contract/evidence.js'
import { priceListSchema } from '#contract/price-list.js'
import { estimateExposure } from '../estimate-exposure.js'
import { EXPOSURE, SETTINGS } from '../package-documents.js'
import type { Tally } from './tally.js'

const COUNTS = ['exchanges', 'input_tokens', 'output_tokens', 'reasoning_tokens'] as const

/**
 * What leaked is estimated again from the figures that the package holds of the recognised exchanges, its history and its
 * prices. So a figure is named also where all that are told beside it were changed alike.
 */
export function checkExposure({ exposure, settings, ...grounds }: EvidenceCase, tally: Tally): void {
  const prices = priceListSchema.nullable().safeParse(settings.prices ?? null)
  tally.expect(prices.success, SETTINGS, 'its prices are no price list')
  if (!prices.success) return
  const told = figuresOf(exposure)
  const again = figuresOf(estimateExposure(grounds, prices.data))
  for (const name of new Set([...told.keys(), ...again.keys()])) {
    const figure = told.get(name) ?? 'nothing'
    const computed = again.get(name) ?? 'nothing'
    if (figure === computed) tally.agreed += 1
    else tally.expect(false, EXPOSURE, `${name}: it says ${figure}, computed again it is ${computed}`)
  }
}

/** Every figure of it under a name; what is null has none. */
function figuresOf({
  value,
  by_model,
  capabilities,
  before_detection,
  ...totals
}: Exposure): Map<string, string | number> {
  const figures = new Map<string, string | number>(COUNTS.map((count) => [count, totals[count]]))
  figures.set('models', by_model.map(({ model }) => model).join(', '))
  for (const row of by_model) {
    for (const count of COUNTS) figures.set(`${count} of ${row.model}`, row[count])
    if (row.value !== null) figures.set(`value of ${row.model}`, row.value)
  }
  figures.set('capabilities', capabilities.map(({ name }) => name).join(', '))
  for (const { name, exchanges } of capabilities) figures.set(`exchanges for ${name}`, exchanges)
  for (const [name, figure] of Object.entries(before_detection ?? {})) figures.set(`${name} before detection`, figure)
  if (value === null) return figures
  return figures
    .set('value', value.amount)
    .set('currency', value.currency)
    .set('models without a price', value.unpriced_models.join(', '))
}
