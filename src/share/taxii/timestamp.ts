const TIMESTAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,12}))?Z$/
const MICROSECONDS = 6

/** Microseconds since 1970 of a timestamp of STIX and TAXII (RFC 3339 in UTC); what is finer is cut. Undefined: none. */
export function readTimestamp(text: string): number | undefined {
  const [, seconds, fraction = ''] = TIMESTAMP.exec(text) ?? []
  if (seconds === undefined) return undefined
  const milliseconds = Date.parse(`${seconds}Z`)
  // Date takes 30 February for 2 March.
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(seconds)) return undefined
  return milliseconds * 1000 + Number(fraction.slice(0, MICROSECONDS).padEnd(MICROSECONDS, '0'))
}

/** The timestamp of so many microseconds since 1970, to the microsecond. */
export function writeTimestamp(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000)
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0')
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`
}
