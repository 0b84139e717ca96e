import { InputError } from './scan.js'

/** A time to come in UTC, null where none is given. Throws an InputError for one that is past, or is no time. */
export function futureTime(text: string | undefined, where: string, now_ms: number): string | null {
  if (text === undefined) return null
  const time_ms = Date.parse(text)
  if (Number.isNaN(time_ms)) throw new InputError('not a time', where, 'Give it as 2027-01-31T00:00:00Z.')
  if (time_ms <= now_ms) throw new InputError('not a time to come', where, 'Give a later one, or none.')
  return new Date(time_ms).toISOString()
}
