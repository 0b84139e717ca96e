/** Null values counted in even bins, with where the suspect's stands. */
export interface NullBins {
  from: number
  to: number
  counts: number[]
  /** beyond the axis: it is drawn as an arrow, so that the nulls keep their shape */
  beyond: 'low' | 'high' | null
}

/** How far the axis may be drawn out for the observed value, in widths of the nulls. */
const REACH = 3

/**
 * Bins over the nulls and, where it is not far from them, the observed value. All finite; undefined where there are none.
 */
export function deriveBins(values: readonly number[], observed: number, bins = 30): NullBins | undefined {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return undefined
  const low = Math.min(...finite)
  const high = Math.max(...finite)
  const width = high - low || Math.abs(high) || 1
  const beyond = observed < low - REACH * width ? 'low' : observed > high + REACH * width ? 'high' : null
  const shown = beyond === null && Number.isFinite(observed) ? observed : low
  const from = Math.min(low, shown)
  const to = Math.max(high, shown, from + width * 0.05)
  const counts = new Array<number>(bins).fill(0)
  for (const value of finite) counts[Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))]! += 1
  return { from, to, counts, beyond }
}
