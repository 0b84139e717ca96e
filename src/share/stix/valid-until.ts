import type { Indicator } from '#contract/indicator.js'

const DAY_MS = 86_400_000

/**
 * When the confidence of an indicator that is not seen again has fallen to `confidence_floor`, as a time of STIX. Always
 * after its first sighting, since STIX asks for that, and at most `valid_days_max` after its last.
 */
export function validUntil(
  indicator: Pick<Indicator, 'confidence' | 'half_life_days' | 'first_seen' | 'last_seen'>,
  { confidence_floor, valid_days_max }: { confidence_floor: number; valid_days_max: number },
): string {
  const { confidence, half_life_days, first_seen, last_seen } = indicator
  const halvings = confidence <= confidence_floor ? 0 : Math.log2(confidence / confidence_floor)
  const days = Math.min(valid_days_max, halvings * half_life_days)
  const first = Date.parse(first_seen)
  const last = Math.max(first, Date.parse(last_seen))
  return new Date(Math.max(first + 1, last + Math.round(days * DAY_MS))).toISOString()
}

/** The half-life by which `confidence` falls to `confidence_floor` in so many days; the way back. */
export const halfLifeOf = (confidence: number, confidence_floor: number, days: number): number =>
  days / Math.max(1, Math.log2(confidence / confidence_floor))
