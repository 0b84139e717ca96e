/** Deeper documents are refused: a bound on the recursion, far above what a document needs. */
const DEPTH_MAX = 64

/**
 * The one spelling of a JSON document (RFC 8785): no white space, members sorted by UTF-16 code units, numbers and
 * strings as ECMAScript writes them. So that the same content always has the same hash.
 * Throws a TypeError for what JSON cannot say: undefined, functions, numbers that are not finite, lone surrogates.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEPTH_MAX) throw new TypeError(`nested deeper than ${DEPTH_MAX} levels`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`not a value of JSON: ${typeof value}`)
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => `${canonicalString(name)}:${canonicalJson(item, depth + 1)}`)
  return `{${members.join(',')}}`
}

function canonicalString(text: string): string {
  // A lone surrogate has no UTF-8: two different texts would have the same bytes, and the same hash.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('text with half of a character (a lone surrogate)')
  return JSON.stringify(text)
}
