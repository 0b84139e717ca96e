import type { SplitOptions } from './add-document.js'
import type { Documents } from './documents.js'
import { skipSpace, valueEnd } from './json-places.js'
import { ReceiveError } from './receive-error.js'
import { splitLines } from './split-lines.js'
import { splitValues } from './split-values.js'

const BRACE = 0x7b
const BRACKET = 0x5b
const NEWLINE = 0x0a
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])

const LINES = /^application\/(x-)?(ndjson|jsonl|jsonlines)$/

/**
 * Cuts a body into its documents without decoding them: one a line, a JSON object, or an array of objects. The content
 * type decides only what the bytes leave open, since it is often wrong. Throws ReceiveError: 400 for what is no JSON at
 * all or is cut off, 413 for too many documents, 415 for another character set.
 */
export function splitDocuments(bytes: Buffer, content_type: string | undefined, options: SplitOptions): Documents {
  const { type, charset } = readType(content_type)
  if (charset !== '' && !/^(utf-?8|us-ascii)$/.test(charset)) {
    throw new ReceiveError(415, 'a character set other than UTF-8', 'Content-Type', 'Send UTF-8')
  }
  const documents: Documents = { bytes, starts: [], ends: [], numbers: [], rejected: [] }
  const from = bytes.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0
  const layout = layoutOf(bytes, from, type)
  if (layout === 'lines') splitLines(documents, from, options)
  else splitValues(documents, from, options)
  return documents
}

function layoutOf(bytes: Buffer, from: number, type: string): 'lines' | 'values' {
  const first = skipSpace(bytes, from)
  if (first === bytes.length) return 'lines'
  if (bytes[first] === BRACKET) return LINES.test(type) && !opensObjects(bytes, first) ? 'lines' : 'values'
  if (LINES.test(type)) return 'lines'
  if (bytes[first] !== BRACE) throw noJson(bytes[first]!)
  const end = valueEnd(bytes, first)
  if (end === -1) return type === 'application/json' ? 'values' : 'lines'
  const newline = bytes.indexOf(NEWLINE, first)
  // An object over several lines is one of pretty-printed ones; several in a line have no line each.
  return newline !== -1 && end <= newline && skipSpace(bytes, end) > newline ? 'lines' : 'values'
}

/** False for a damaged first line that happens to begin with a bracket. */
function opensObjects(bytes: Buffer, bracket: number): boolean {
  const next = bytes[skipSpace(bytes, bracket + 1)]
  return next === BRACE || next === 0x5d
}

function readType(header: string | undefined): { type: string; charset: string } {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';')
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='))
  return { type: type.trim(), charset: (charset ?? '').slice('charset='.length).replaceAll('"', '') }
}

function noJson(first: number): ReceiveError {
  const what = `no JSON: it begins with the byte 0x${first.toString(16).padStart(2, '0')}`
  return new ReceiveError(
    400,
    what,
    'request body',
    'Send JSON or NDJSON in UTF-8; name a compression in Content-Encoding',
  )
}
