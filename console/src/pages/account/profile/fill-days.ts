import type { Profile } from '../account-types'

type Day = Profile['days'][number]
const DAY_MS = 86_400_000

/** Every day from the first to the last; those without exchanges with none, for a gap tells something too. */
export function fillDays(days: readonly Day[]): Day[] {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const known = new Map(days.map((day) => [day.day, day]))
  const count = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY_MS) + 1
  return Array.from({ length: count }, (_, place) => {
    const day = new Date(Date.parse(first.day) + place * DAY_MS).toISOString().slice(0, 10)
    return known.get(day) ?? { day, exchanges: 0, output_tokens: 0 }
  })
}
