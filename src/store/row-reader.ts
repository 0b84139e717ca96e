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
    const length = this.#length()
    const values = new Uint16Array(length)
    for (let i = 0; i < length; i++) values[i] = this.#bytes.readUInt16LE(this.#at + 2 * i)
    this.#at += 2 * length
    return values
  }

  int32Array(): Int32Array {
    const length = this.#length()
    const values = new Int32Array(length)
    for (let i = 0; i < length; i++) values[i] = this.#bytes.readInt32LE(this.#at + 4 * i)
    this.#at += 4 * length
    return values
  }

  uint32Array(): Uint32Array {
    const length = this.#length()
    const values = new Uint32Array(length)
    for (let i = 0; i < length; i++) values[i] = this.#bytes.readUInt32LE(this.#at + 4 * i)
    this.#at += 4 * length
    return values
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
