import { skipSpace, valueEnd } from './json-places.js'
import type { OtlpSignal } from './otlp-schema.js'
import { ReceiveError } from './receive-error.js'

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BRACKET = 0x5b
const BRACE = 0x7b

/** The lists that lead to what is counted, each in the elements of the one before. */
const PATHS: Record<OtlpSignal, readonly string[]> = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
}

interface Scan {
  body: Buffer
  at: number
  count: number
}

/**
 * How many spans or log records an OTLP request in JSON holds, for partial success. They are counted by their places, in
 * one pass: parsing would take thirty times the memory. Throws ReceiveError 400 where the body is not one JSON object.
 */
export function countOtlp(signal: OtlpSignal, body: Buffer): number {
  const scan: Scan = { body, at: skipSpace(body, 0), count: 0 }
  if (body[scan.at] !== BRACE) throw malformed(scan.at)
  scanObject(scan, PATHS[signal])
  if (skipSpace(body, scan.at) !== body.length) throw malformed(scan.at)
  return scan.count
}

function scanObject(scan: Scan, path: readonly string[]): void {
  const [list = '', ...deeper] = path
  scanItems(scan, 0x7d, () => {
    const key = scan.at
    if (scan.body[key] !== QUOTE) throw malformed(key)
    pass(scan)
    const length = scan.at - key - 2
    const wanted = length === list.length && scan.body.toString('latin1', key + 1, key + 1 + length) === list
    scan.at = skipSpace(scan.body, scan.at)
    if (scan.body[scan.at] !== COLON) throw malformed(scan.at)
    scan.at = skipSpace(scan.body, scan.at + 1)
    if (wanted && scan.body[scan.at] === BRACKET) scanList(scan, deeper)
    else pass(scan)
  })
}

function scanList(scan: Scan, path: readonly string[]): void {
  scanItems(scan, 0x5d, () => {
    if (path.length === 0) scan.count++
    if (path.length > 0 && scan.body[scan.at] === BRACE) scanObject(scan, path)
    else pass(scan)
  })
}

/** From an opening bracket past its closing one; `item` moves past what stands between two commas. */
function scanItems(scan: Scan, closing: number, item: () => void): void {
  scan.at = skipSpace(scan.body, scan.at + 1)
  for (let first = true; !first || scan.body[scan.at] !== closing; first = false) {
    item()
    scan.at = skipSpace(scan.body, scan.at)
    if (scan.body[scan.at] === closing) break
    if (scan.body[scan.at] !== COMMA) throw malformed(scan.at)
    scan.at = skipSpace(scan.body, scan.at + 1)
  }
  scan.at++
}

function pass(scan: Scan): void {
  const end = valueEnd(scan.body, scan.at)
  if (end === -1) throw malformed(scan.at)
  scan.at = end
}

const malformed = (at: number): ReceiveError =>
  new ReceiveError(400, 'malformed JSON', `request body, byte ${at}`, 'Send an OTLP export request, one JSON object')
