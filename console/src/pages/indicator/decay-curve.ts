const DAY_MS = 86_400_000
const POINTS = 120
/** After so many half-lives a sixteenth is left: the story is told. */
const HALF_LIVES = 4

export interface DecayPoint {
  /** day, YYYY-MM-DD, UTC */
  day: string
  confidence: number
}

export interface Decaying {
  confidence: number
  half_life_days: number
  /** by any publisher, or here beyond chance; ISO 8601 */
  last_seen: string
}

/** c · 0.5 ^ (days since it was last seen / half-life), from the day it was last seen to beyond now. */
export function decayCurve({ confidence, half_life_days, last_seen }: Decaying, now_ms: number): DecayPoint[] {
  const from_ms = Date.parse(last_seen)
  const age_days = Math.max(0, now_ms - from_ms) / DAY_MS
  const days = Math.max(HALF_LIVES * half_life_days, age_days * 1.2)
  const step = Math.max(1, Math.ceil(days / POINTS))
  return Array.from({ length: Math.ceil(days / step) + 1 }, (_, place) => ({
    day: dayOf(from_ms + place * step * DAY_MS),
    confidence: confidence * 0.5 ** ((place * step) / half_life_days),
  }))
}

/** The day of the curve that is nearest to a time, for marks: a chart by categories has no days in between. */
export function nearestDay(curve: readonly DecayPoint[], at_ms: number): string {
  const distance = ({ day }: DecayPoint): number => Math.abs(Date.parse(day) - at_ms)
  return curve.reduce((best, point) => (distance(point) < distance(best) ? point : best)).day
}

const dayOf = (at_ms: number): string => new Date(at_ms).toISOString().slice(0, 10)
