import type { Documents } from './documents.js'

const ROOM_BYTES = 2 ** 20
/** A row's number and the length before its text take at most this. */
const ROW_BYTES = 8 + 5

/** Documents of many requests as RowBinary rows `(line UInt64, text String)`; lines count from 1. */
export interface RowBatch {
  /** Adds a request's documents; gives the number of the request in the batch, from 0. */
  append(documents: Documents): number
  /** rows so far */
  lines(): number
  /** bytes so far */
  bytes(): number
  /** The rows. They share memory with the batch: do not append afterwards. */
  rows(): Buffer
  /** Which document of which request stands in a line. Throws a RangeError for a line that is not there. */
  locate(line: number): { request: number; number: number }
}

/** Most bytes that a request's documents take in a batch: to decide beforehand whether they fit. */
export function rowBytesMax({ starts, ends }: Documents): number {
  let bytes = starts.length * ROW_BYTES
  for (let index = 0; index < starts.length; index++) bytes += ends[index]! - starts[index]!
  return bytes
}

/** An empty batch. It takes what it is given: who fills it keeps its size, with `rowBytesMax`. */
export function createRowBatch(): RowBatch {
  let rows: Buffer = Buffer.allocUnsafeSlow(ROOM_BYTES)
  let at = 0
  let lines = 0
  const requests: { before: number; numbers: number[] }[] = []
  return {
    append: (documents) => {
      const wanted = at + rowBytesMax(documents)
      if (wanted > rows.length) rows = grown(rows, at, wanted)
      requests.push({ before: lines, numbers: documents.numbers })
      at = writeRows(rows, at, lines, documents)
      lines += documents.starts.length
      return requests.length - 1
    },
    lines: () => lines,
    bytes: () => at,
    rows: () => rows.subarray(0, at),
    locate: (line) => {
      const request = lastBefore(requests, line)
      const number = requests[request]?.numbers[line - 1 - requests[request].before]
      if (number === undefined) throw new RangeError(`no line ${line} in the batch`)
      return { request, number }
    },
  }
}

function grown(rows: Buffer, used: number, wanted: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(rows.length * 2, wanted))
  rows.copy(larger, 0, 0, used)
  return larger
}

function writeRows(rows: Buffer, from: number, before: number, { bytes, starts, ends }: Documents): number {
  let at = from
  for (let index = 0; index < starts.length; index++) {
    const line = before + index + 1
    rows.writeUInt32LE(line >>> 0, at)
    rows.writeUInt32LE(Math.floor(line / 2 ** 32), at + 4)
    at += 8
    let length = ends[index]! - starts[index]!
    for (; length >= 0x80; length >>>= 7) rows[at++] = (length & 0x7f) | 0x80
    rows[at++] = length
    at += bytes.copy(rows, at, starts[index], ends[index])
  }
  return at
}

/** The last request whose lines begin at or before the line; requests without documents are passed over. */
function lastBefore(requests: readonly { before: number }[], line: number): number {
  let low = 0
  let high = requests.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (requests[middle]!.before < line) low = middle + 1
    else high = middle
  }
  return low - 1
}
