import { futureTime } from '#contract/future-time.js'

const DAY_MS = 86_400_000

export interface ClearanceTerm {
  /** as it is asked for: null is for good, and has to be said */
  expires: string | null | undefined
  where: string
  /** where nothing is asked for; 0: for good */
  clearance_days: number
}

/**
 * When a clearance ends that people give without looking at it again: nobody remembers an exception that has no end.
 * UTC; null: never. Throws an InputError for a time that is past.
 */
export function clearanceEnd({ expires, where, clearance_days }: ClearanceTerm, now_ms: number): string | null {
  if (expires === null) return null
  if (expires !== undefined) return futureTime(expires, where, now_ms)
  return clearance_days === 0 ? null : new Date(now_ms + clearance_days * DAY_MS).toISOString()
}
