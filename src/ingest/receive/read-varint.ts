const VARINT_BYTES_MAX = 10

/** A place in protobuf bytes that moves on. */
export interface Cursor {
  body: Buffer
  at: number
}

/** Reads a number of protobuf and moves past it; -1 where there is none before `end`. */
export function readVarint(cursor: Cursor, end: number): number {
  let value = 0
  for (let index = 0; index < VARINT_BYTES_MAX && cursor.at < end; index++) {
    const byte = cursor.body[cursor.at++]!
    // Beyond 2^53 digits are lost, but no length or tag is as large.
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return value
  }
  return -1
}
