/** When a clearance is to end: after the days of the setting, on a day, or never. */
export interface EndChoice {
  ends: 'setting' | 'day' | 'never'
  /** `2026-12-31`, in the zone of the reader; where `ends` is `day` */
  day: string
}

export const END_BY_SETTING: EndChoice = { ends: 'setting', day: '' }

/** As the API takes it: absent for the setting, null for never, else the end of the day. */
export function expiryOf({ ends, day }: EndChoice): { expires?: string | null } {
  if (ends === 'never') return { expires: null }
  return ends === 'day' && day !== '' ? { expires: endOfDay(day) } : {}
}

/** The last second of a day, in the zone of the reader. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString()

/** A day from now, as a field of dates takes it. */
export function dayFromNow(days: number, now_ms = Date.now()): string {
  const at = new Date(now_ms)
  at.setDate(at.getDate() + days)
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${at.getFullYear()}-${month}-${day}`
}
