/** Why a header does not tell one thing. `repeated`: also where the values stand in one line, as proxies join them. */
export type HeaderFault = 'missing' | 'repeated' | 'too_long'

/**
 * The value of a header that tells one thing. The headers that Node gives would join two of one name to `a, b`, a third
 * value that nobody meant.
 * @param raw name, value, name, value, … as they came
 */
export function headerOnce(
  raw: readonly string[],
  name: string,
  characters_max: number,
): { value: string; fault?: undefined } | { value?: undefined; fault: HeaderFault } {
  const lower = name.toLowerCase()
  let value: string | undefined
  for (let at = 0; at + 1 < raw.length; at += 2) {
    if (raw[at]!.length !== lower.length || raw[at]!.toLowerCase() !== lower) continue
    if (value !== undefined) return { fault: 'repeated' }
    value = raw[at + 1]!.trim()
  }
  if (value === undefined || value === '') return { fault: 'missing' }
  if (value.includes(',')) return { fault: 'repeated' }
  return value.length > characters_max ? { fault: 'too_long' } : { value }
}
