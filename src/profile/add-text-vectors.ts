import type { Engine } from '#store/engine.js'
import { DIMENSIONS, UNIT } from './text-vector.js'

/** What texts add up to, an account at a time: `sums` by half, account and dimension, in 16,384ths. */
export interface VectorSums {
  sums: readonly [Int32Array, Int32Array]
  squares: readonly [Float64Array, Float64Array]
}

/**
 * Adds the vectors of all texts to the sums of their accounts. `index` gives an account's place; texts of others are
 * left out. Sums are of integers, so that the order of the texts does not matter.
 */
export async function addTextVectors(
  engine: Engine,
  index: ReadonlyMap<string, number>,
  { sums, squares }: VectorSums,
): Promise<void> {
  const sql = 'SELECT account, half, length2, dimensions, units FROM text_vectors'
  for await (const bytes of engine.stream(sql)) addRows(bytes, index, { sums, squares })
}

/** By hand and not through RowReader: there are tens of numbers a text, and an array for each text costs more than they. */
function addRows(bytes: Buffer, index: ReadonlyMap<string, number>, { sums, squares }: VectorSums): void {
  let at = 0
  let key = -1n
  let account: number | undefined
  while (at < bytes.length) {
    const found = bytes.readBigUInt64LE(at)
    // Texts of an account mostly follow each other.
    if (found !== key) account = index.get(found.toString())
    key = found
    const half = bytes[at + 8] as 0 | 1
    const length2 = Number(bytes.readBigInt64LE(at + 9))
    const { length, length_bytes } = readLength(bytes, at + 17)
    const dimensions = at + 17 + length_bytes
    const units = dimensions + 2 * length + length_bytes
    at = units + 4 * length
    if (account === undefined) continue
    addTo(sums[half], account * DIMENSIONS, bytes, { dimensions, units, length })
    squares[half][account]! += Math.trunc(length2 / UNIT) / UNIT
  }
}

function addTo(
  sums: Int32Array,
  row: number,
  bytes: Buffer,
  { dimensions, units, length }: { dimensions: number; units: number; length: number },
): void {
  for (let k = 0; k < length; k++) {
    const d = dimensions + 2 * k
    const u = units + 4 * k
    sums[row + (bytes[d]! | (bytes[d + 1]! << 8))]! +=
      bytes[u]! | (bytes[u + 1]! << 8) | (bytes[u + 2]! << 16) | (bytes[u + 3]! << 24)
  }
}

/** A LEB128 length and how many bytes it takes. */
function readLength(bytes: Buffer, from: number): { length: number; length_bytes: number } {
  let length = 0
  let length_bytes = 0
  for (;;) {
    const byte = bytes[from + length_bytes]!
    length += (byte & 0x7f) * 2 ** (7 * length_bytes++)
    if (byte < 0x80) return { length, length_bytes }
  }
}
