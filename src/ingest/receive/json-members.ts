import { isSpace, skipSpace, valueEnd } from './json-places.js'

const QUOTE = 0x22
const COLON = 0x3a
const COMMA = 0x2c

/** Where something stands: its first place and the one after its last. */
export interface Place {
  start: number
  end: number
}

/**
 * The members of the JSON object that begins at `from`, in their order, without reading them: the place of each key
 * (inside its quotes, escapes as written) and value. Ends early where the object is malformed; nothing comes where no
 * object begins.
 */
export function* members(bytes: Buffer, from: number): Generator<{ key: Place; value: Place }> {
  if (bytes[from] !== 0x7b) return
  for (let at = skipSpace(bytes, from + 1); bytes[at] === QUOTE; ) {
    const key_end = valueEnd(bytes, at)
    const colon = key_end === -1 ? bytes.length : skipSpace(bytes, key_end)
    if (bytes[colon] !== COLON) return
    const start = skipSpace(bytes, colon + 1)
    const end = valueEnd(bytes, start)
    if (end === -1) return
    yield { key: { start: at + 1, end: key_end - 1 }, value: { start, end } }
    at = skipSpace(bytes, end)
    if (bytes[at] !== COMMA) return
    at = skipSpace(bytes, at + 1)
  }
}

/** True where exactly one value of JSON, an object, fills the bytes, as far as brackets and quotes tell. */
export function isOneObject(bytes: Buffer): boolean {
  const from = skipSpace(bytes, 0)
  if (bytes[from] !== 0x7b) return false
  let end = valueEnd(bytes, from)
  if (end === -1) return false
  while (end < bytes.length && isSpace(bytes[end]!)) end++
  return end === bytes.length
}
