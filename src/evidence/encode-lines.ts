import { canonicalJson } from '#lib/canonical-json.js'

const LINES_AT_ONCE = 1_000

/** A document a line (NDJSON), each in canonical JSON. Only a slice is text at any time; the result is bytes. */
export function encodeLines(documents: readonly unknown[]): Buffer {
  const parts: Buffer[] = []
  for (let from = 0; from < documents.length; from += LINES_AT_ONCE) {
    const lines = documents.slice(from, from + LINES_AT_ONCE).map((document) => `${canonicalJson(document)}\n`)
    parts.push(Buffer.from(lines.join('')))
  }
  return Buffer.concat(parts)
}
