/** A time of the YAML as a field of dates and times takes it, in the zone of the reader; empty where it is none. */
export function toLocal(value: unknown): string {
  const at = new Date(typeof value === 'string' ? value : Number.NaN)
  if (Number.isNaN(at.getTime())) return ''
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** Back to UTC; undefined where nothing is chosen. */
export const fromLocal = (text: string): string | undefined =>
  text === '' ? undefined : new Date(text).toISOString().replace('.000Z', 'Z')
