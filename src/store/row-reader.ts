/**
 * Reads RowBinary, the engine's rows as bytes without names: the caller knows the columns and their order.
 * https://clickhouse.com/docs/interfaces/formats/RowBinary
 */
export class RowReader {
  #at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  uint8(): number {
    return this.#bytes[this.#at++]!
  }

  uint16(): number {
    this.#at += 2
    return this.#bytes.readUInt16LE(this.#at - 2)
  }

  uint32(): number {
    this.#at += 4
    return this.#bytes.readUInt32LE(this.#at - 4)
  }

  uint64(): bigint {
    this.#at += 8
    return this.#bytes.readBigUInt64LE(this.#at - 8)
  }

  float64(): number {
    this.#at += 8
    return this.#bytes.readDoubleLE(this.#at - 8)
  }

  uint16Array(): Uint16Array {
    return new Uint16Array(this.#slice(2))
  }

  int32Array(): Int32Array {
    return new Int32Array(this.#slice(4))
  }

  uint32Array(): Uint32Array {
    return new Uint32Array(this.#slice(4))
  }

  /** The elements of an array, copied: rows stand at any byte, typed arrays at multiples of their elements' size. */
  #slice(element_bytes: number): ArrayBuffer {
    const length = this.#length() * element_bytes
    const from = this.#bytes.byteOffset + this.#at
    this.#at += length
    return this.#bytes.buffer.slice(from, from + length) as ArrayBuffer
  }

  /** A LEB128 length. */
  #length(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++]!
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
}
