export const EXPIRIES = ['never', '30', '90', '365', 'other'] as const
export type Expiry = (typeof EXPIRIES)[number]

const DAY_MS = 86_400_000

/** When a key ends, as the API takes it; undefined: never. `other` is a day of the reader's calendar, with all of it. */
export function expiresOf(expiry: Expiry, day: string, now_ms = Date.now()): string | undefined {
  if (expiry === 'never') return undefined
  if (expiry === 'other') return new Date(`${day}T23:59:59`).toISOString()
  return new Date(now_ms + Number(expiry) * DAY_MS).toISOString()
}
