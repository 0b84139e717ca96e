const SHORT: Record<string, string> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' }

/** Names of members whose numbers may be accounts: a number is too often something else to be taken anywhere. */
const ACCOUNT_MEMBER =
  '[^"]*(?i:account|user|consumer|customer|tenant|team|member|identifier|name|key)[^"]*|[^"]*(?:_|\\b)id|[^"]*I[dD]|(?:int|double)Value'

/**
 * A regular expression (RE2) for texts that name an account: as JSON text in any of its spellings (`\u00e9`, `\/`), also
 * inside a JSON text that is a text itself, however deep; or as a number, in a member whose name is that of an account
 * (`field`: the setting ingest.account_field). It reads what was cut off or is no JSON as well.
 */
export function namingPattern(account_id: string, field: string): string {
  const text = `"${[...account_id].map(spellings).join('')}\\\\*"`
  if (!/^-?\d+(\.\d+)?$/.test(account_id)) return text
  const members = `${ACCOUNT_MEMBER}|${literal(field)}|${literal(field.split('.').at(-1)!)}`
  return `${text}|"(?:${members})\\\\*"\\s*:\\s*${literal(account_id)}(?:\\.0+)?(?:[^\\d.eE]|$)`
}

/** Each level of text inside text doubles the backslashes. */
function spellings(character: string): string {
  const units = [...Array(character.length).keys()].map((index) => character.charCodeAt(index))
  const escaped = units.map((unit) => `\\\\+u(?i:${unit.toString(16).padStart(4, '0')})`).join('')
  const short = SHORT[character]
  if (short !== undefined) return `(?:${escaped}|\\\\+${short})`
  if (character === '"') return `(?:${escaped}|\\\\+")`
  if (character === '\\') return `(?:${escaped}|\\\\+)`
  if (character === '/') return `(?:${escaped}|\\\\*/)`
  return `(?:${escaped}|${literal(character)})`
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
