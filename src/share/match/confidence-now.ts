import type { Indicator } from '#contract/indicator.js'
import type { IndicatorOverride, Sighting } from '#contract/received-indicator.js'

const DAY_MS = 86_400_000

export interface Standing {
  indicator: Pick<Indicator, 'confidence' | 'half_life_days' | 'last_seen'>
  override: Pick<IndicatorOverride, 'confidence' | 'muted'> | null
  sighting: Pick<Sighting, 'significant' | 'last_seen'> | null
}

/** When it was last seen: by its publishers, or here. A match that chance may have given is none. ISO 8601. */
export function lastSeen({ indicator, sighting }: Omit<Standing, 'override'>): string {
  const here = sighting?.significant ? sighting.last_seen : indicator.last_seen
  return Date.parse(here) > Date.parse(indicator.last_seen) ? here : indicator.last_seen
}

/**
 * Its confidence, 0 to 100: c · 0.5 ^ (days since it was last seen / half-life). What an analyst pinned stays as it is; one
 * that is muted has none. What was seen in the future of our clock has not decayed.
 */
export function confidenceNow(standing: Standing, now_ms: number): number {
  const { indicator, override } = standing
  if (override?.muted) return 0
  if (override !== null && override.confidence !== null) return override.confidence
  const days = Math.max(0, now_ms - Date.parse(lastSeen(standing))) / DAY_MS
  return indicator.confidence * 0.5 ** (days / indicator.half_life_days)
}
