import type { Place } from './json-members.js'
import { type Cursor, readVarint } from './read-varint.js'

/** The places of all fields with that number in a protobuf message that `measureOtlp` has found sound. */
export function* lengthFields(body: Buffer, { start, end }: Place, number: number): Generator<Place> {
  const cursor: Cursor = { body, at: start }
  while (cursor.at < end) {
    const tag = readVarint(cursor, end)
    const kind = tag & 7
    if (kind === 0) readVarint(cursor, end)
    else if (kind === 1) cursor.at += 8
    else if (kind === 5) cursor.at += 4
    else {
      const length = readVarint(cursor, end)
      const from = cursor.at
      cursor.at += length
      if (tag >>> 3 === number) yield { start: from, end: cursor.at }
    }
  }
}
