const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** How long ago, in words. */
export function formatAgo(at: string, now = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
  return step === undefined ? 'just now' : AGO.format(Math.trunc(seconds / step[1]), step[0])
}

interface TimeProps {
  /** ISO 8601 */
  at: string | null | undefined
  as?: 'time' | 'day' | 'ago'
}

/** A time in the zone of the reader; UTC on hover. */
export function Time({ at, as = 'time' }: TimeProps) {
  if (at === null || at === undefined) return <span className="soft">never</span>
  const shown = as === 'ago' ? formatAgo(at) : (as === 'day' ? DAY : FULL).format(new Date(at))
  return (
    <time dateTime={at} title={`${new Date(at).toISOString().replace('T', ' ').replace('.000Z', '')} UTC`}>
      {shown}
    </time>
  )
}
