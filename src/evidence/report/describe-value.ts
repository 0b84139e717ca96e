import type { Exposure } from '#contract/evidence.js'
import { formatNoun } from '#lib/format-number.js'

const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** An amount of money: `12,345.60`. */
export const formatAmount = (amount: number): string => (Number.isFinite(amount) ? grouped.format(amount) : '—')

/** Whether any model had a price: a sum over none is no value. */
export const isPriced = ({ value, by_model }: Exposure): boolean =>
  value !== null && by_model.some((row) => row.value !== null)

/** What leaked at the operator's prices, in words, with what it leaves out. */
export function describeValue(exposure: Exposure): string {
  const { value } = exposure
  if (value === null) return 'Not known: no price list was given.'
  if (!isPriced(exposure)) return 'Not known: the price list names none of the models.'
  const amount = `${value.currency} ${formatAmount(value.amount)}`
  const left = value.unpriced_models.length
  return left === 0
    ? `${amount}.`
    : `${amount}, without ${formatNoun(left, 'model')} that the price list does not name.`
}
