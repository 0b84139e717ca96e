import type { EvidenceCase, Exposure } from '#contract/evidence.js'
import { priceListSchema } from '#contract/price-list.js'
import { EXPOSURE, SETTINGS } from '../package-documents.js'
import { valueExposure } from '../value-exposure.js'
import { sumOf, type Tally } from './tally.js'

const COUNTS = ['exchanges', 'input_tokens', 'output_tokens', 'reasoning_tokens'] as const
/** What leaked is estimated, and each model's part of it is rounded. */
const roundingOf = ({ by_model }: Exposure): number => (by_model.length + 1) / 2
/** Half of the last digit that an amount is told with, and what adding floats loses. */
const CENT = 0.005 + 1e-6
/** Shares are told with at least six digits. */
const SHARE = 1e-6

/** What leaked in all follows from what leaked by model, and its value from the prices in the settings. */
export function checkExposure({ exposure, campaign, settings }: EvidenceCase, tally: Tally): void {
  const rounding = roundingOf(exposure)
  for (const count of COUNTS) {
    const by_model = sumOf(exposure.by_model, (row) => row[count])
    tally.agree(EXPOSURE, `${count}, from its models`, exposure[count], by_model, rounding)
  }
  checkWithin(exposure, campaign, tally)
  checkValue(exposure, settings, tally)
  const { before_detection } = exposure
  if (before_detection === null) return
  const share = exposure.exchanges === 0 ? 0 : before_detection.exchanges / exposure.exchanges
  tally.agree(EXPOSURE, 'share before detection', before_detection.share, share, SHARE)
  tally.expect(before_detection.raised === campaign.raised, EXPOSURE, 'it was raised at another time than its campaign')
}

function checkWithin(exposure: Exposure, campaign: EvidenceCase['campaign'], tally: Tally): void {
  const within = (what: string, part: number, whole: number): void => {
    const fits = part <= whole + roundingOf(exposure)
    tally.expect(fits, EXPOSURE, `${what}: ${part} are more than the ${whole} there are`)
  }
  within('exchanges', exposure.exchanges, campaign.exchanges_total)
  for (const { name, exchanges } of exposure.capabilities) within(`exchanges of ${name}`, exchanges, exposure.exchanges)
  if (exposure.before_detection !== null)
    within('exchanges before detection', exposure.before_detection.exchanges, exposure.exchanges)
}

function checkValue({ value, by_model }: Exposure, settings: EvidenceCase['settings'], tally: Tally): void {
  if (value === null) {
    tally.expect(
      by_model.every((row) => row.value === null),
      EXPOSURE,
      'models have a value, the whole has none',
    )
    return
  }
  const amount = sumOf(by_model, (row) => row.value ?? 0)
  tally.agree(EXPOSURE, 'value, from its models', value.amount, amount, CENT)
  const unpriced = by_model.flatMap((row) => (row.value === null ? [row.model] : []))
  tally.expect(
    [...value.unpriced_models].sort().join('\n') === unpriced.sort().join('\n'),
    EXPOSURE,
    'the models without a price are others than it says',
  )
  if (settings.prices === undefined) return
  const prices = priceListSchema.safeParse(settings.prices)
  tally.expect(prices.success, SETTINGS, 'its prices are no price list')
  if (!prices.success) return
  tally.expect(prices.data.currency === value.currency, EXPOSURE, 'its value is in another currency than the prices')
  const again = valueExposure(by_model, prices.data)
  for (const [i, { model, value: computed }] of again.by_model.entries()) {
    const told = by_model[i]!.value
    tally.expect(
      (told === null) === (computed === null),
      EXPOSURE,
      `${model}: it has a value without a price, or none with one`,
    )
    if (told !== null && computed !== null)
      tally.agree(EXPOSURE, `value of ${model}, at its price`, told, computed, CENT)
  }
}
