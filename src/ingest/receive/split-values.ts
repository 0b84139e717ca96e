import { addDocument, type SplitOptions } from './add-document.js'
import type { Documents } from './documents.js'
import { skipSpace, valueEnd } from './json-places.js'
import { ReceiveError } from './receive-error.js'

const COMMA = 0x2c
const OPEN = 0x5b
const CLOSE = 0x5d

/**
 * Adds each JSON value from `from` on as a document, and each element of an array at the top; they are numbered from 1 as
 * they come. They are cut out, not read, so numbers keep all their digits. Throws ReceiveError 400 where the values
 * cannot be told apart.
 */
export function splitValues(to: Documents, from: number, options: SplitOptions): void {
  const { bytes } = to
  let number = 0
  const take = (start: number): number => {
    const end = valueEnd(bytes, start)
    if (end === -1) throw malformed(start, start >= bytes.length ? 'JSON is cut off' : 'a value that does not end')
    addDocument(to, ++number, start, end, options)
    return skipSpace(bytes, end)
  }
  for (let at = skipSpace(bytes, from); at < bytes.length; ) {
    at = bytes[at] === OPEN ? skipSpace(bytes, arrayEnd(bytes, at, take)) : take(at)
  }
}

function arrayEnd(bytes: Buffer, from: number, take: (start: number) => number): number {
  let at = skipSpace(bytes, from + 1)
  if (bytes[at] === CLOSE) return at + 1
  for (;;) {
    at = take(at)
    if (bytes[at] === CLOSE) return at + 1
    if (bytes[at] !== COMMA) throw malformed(at, at >= bytes.length ? 'JSON is cut off' : 'neither comma nor bracket')
    at = skipSpace(bytes, at + 1)
  }
}

const malformed = (at: number, what: string): ReceiveError =>
  new ReceiveError(400, what, `request body, byte ${at}`, 'Send a JSON object, an array of objects, or one a line')
