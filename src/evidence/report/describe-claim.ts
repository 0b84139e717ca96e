import type { EvidenceCase } from '#contract/evidence.js'
import { formatConfidence, formatCount, formatDay, formatNoun } from '#lib/format-number.js'

type Claimed = Pick<EvidenceCase, 'campaign' | 'accounts'>

/** What is claimed, in one sentence. */
export const describeClaim = ({ campaign, accounts }: Claimed): string =>
  `With a confidence ${describeConfidence(campaign.confidence)}, ${formatNoun(accounts.length, 'account')} ` +
  `${accounts.length === 1 ? 'was' : 'were'} run by one operator to harvest a language model’s outputs ` +
  `${describePeriod(campaign)}: about ${formatCount(campaign.exchanges)} of their ` +
  `${formatNoun(campaign.exchanges_total, 'exchange')} with the model.`

/** `of 0.997`, `above 0.999`. */
export const describeConfidence = (confidence: number): string =>
  `of ${formatConfidence(confidence)}`.replace('of > ', 'above ').replace('of < ', 'below ')

/** `between 2026-02-01 and 2026-03-14 (UTC)`. */
export const describePeriod = ({ first_seen, last_seen }: EvidenceCase['campaign']): string =>
  formatDay(first_seen) === formatDay(last_seen)
    ? `on ${formatDay(first_seen)} (UTC)`
    : `between ${formatDay(first_seen)} and ${formatDay(last_seen)} (UTC)`

/** Days that the campaign touches, both ends counted. */
export function daysOf({ first_seen, last_seen }: EvidenceCase['campaign']): number {
  const days = (Date.parse(formatDay(last_seen)) - Date.parse(formatDay(first_seen))) / 86_400_000 + 1
  return Number.isFinite(days) ? Math.max(1, days) : 0
}

/** Of a thousand groups of this confidence, how many are expected to be no such campaign; at least one. */
export const wrongInThousand = (confidence: number): number => Math.max(1, Math.round((1 - confidence) * 1000))
