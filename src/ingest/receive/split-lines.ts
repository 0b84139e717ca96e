import { addDocument, type SplitOptions } from './add-document.js'
import type { Documents } from './documents.js'
import { isSpace } from './json-places.js'

const NEWLINE = 0x0a

/** Adds each line from `from` on as a document numbered by its line; blank lines count but are none. */
export function splitLines(to: Documents, from: number, options: SplitOptions): void {
  const { bytes } = to
  for (let at = from, number = 1; at < bytes.length; number++) {
    while (at < bytes.length && bytes[at] !== NEWLINE && isSpace(bytes[at]!)) at++
    // A search costs 50 ns: megabytes of blank lines would hold up everybody else.
    const newline = bytes[at] === NEWLINE ? at : bytes.indexOf(NEWLINE, at)
    const next = newline === -1 ? bytes.length : newline
    let end = next
    while (end > at && isSpace(bytes[end - 1]!)) end--
    if (end > at) addDocument(to, number, at, end, options)
    at = next + 1
  }
}
