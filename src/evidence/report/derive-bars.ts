import type { EvidenceCase } from '#contract/evidence.js'

const DAY_MS = 86_400_000

export interface TimelineBar {
  /** first day of the bar, UTC */
  day: string
  harvesting: number
  other: number
}

/** Days as bars of equal spans, gaps included; where there are more than `bars_max` days, a bar holds several. */
export function deriveBars(
  timeline: EvidenceCase['campaign']['timeline'],
  bars_max: number,
): { bars: TimelineBar[]; days_per_bar: number } {
  const known = timeline
    .map((row) => ({ ...row, number: Math.floor(Date.parse(row.day) / DAY_MS) }))
    .filter(({ number }) => Number.isFinite(number))
  if (known.length === 0) return { bars: [], days_per_bar: 1 }
  const first = known.reduce((least, { number }) => Math.min(least, number), Number.POSITIVE_INFINITY)
  const last = known.reduce((most, { number }) => Math.max(most, number), first)
  const days_per_bar = Math.ceil((last - first + 1) / Math.max(1, bars_max))
  const bars = Array.from({ length: Math.ceil((last - first + 1) / days_per_bar) }, (_, index) => ({
    day: new Date((first + index * days_per_bar) * DAY_MS).toISOString().slice(0, 10),
    harvesting: 0,
    other: 0,
  }))
  for (const { number, harvesting, other } of known) {
    const bar = bars[Math.floor((number - first) / days_per_bar)]!
    bar.harvesting += harvesting
    bar.other += other
  }
  return { bars, days_per_bar }
}
