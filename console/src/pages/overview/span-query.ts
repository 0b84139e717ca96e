import type { Span } from './search'

const DAY_MS = 86_400_000
/** Up to so many days the course is drawn by hours. */
const HOURLY_DAYS_MAX = 7

const daysOf = (span: Span): number => Number.parseInt(span, 10)

/**
 * Beginning of what is asked for: so many days before the newest exchange, at a whole hour or, for longer times, a
 * whole day. It moves only with these, so that figures fetched again answer the same question.
 */
export function fromOf(span: Span, newest: string): string {
  const step_ms = daysOf(span) <= HOURLY_DAYS_MAX ? 3_600_000 : DAY_MS
  const from_ms = Date.parse(newest) - daysOf(span) * DAY_MS
  return new Date(Math.ceil(from_ms / step_ms) * step_ms).toISOString()
}

/** Width of a step of the course that is drawn over that time. */
export const stepOf = (from: string | null, to: string | null): 'hour' | 'day' =>
  from !== null && to !== null && Date.parse(to) - Date.parse(from) <= (HOURLY_DAYS_MAX + 1) * DAY_MS ? 'hour' : 'day'
