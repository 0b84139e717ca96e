/** 6364136223846793005 in halves: Knuth's multiplier, as both public hashes of SynthID-Text have it. */
const HIGH = 0x5851f42d
const LOW = 0x4c957f2d
const LOW_UPPER = LOW >>> 16
const LOW_LOWER = LOW & 0xffff

/**
 * The 64-bit congruential hash h ← (h + d) · 6364136223846793005 + 1 (mod 2⁶⁴), in two halves of 32 bits: BigInt is some
 * fifty times slower, and every token of every text passes here once for each layer.
 */
export class HashAccumulator {
  /** the upper 32 bits, as a signed number */
  high = 0
  /** the lower 32 bits, as a signed number */
  low = 0

  set(high: number, low: number): void {
    this.high = high | 0
    this.low = low | 0
  }

  /** Takes one value in, 0 … 2³² − 1 or the halves of a 64-bit one. */
  add(low: number, high = 0): void {
    const sum = (this.low >>> 0) + (low >>> 0)
    this.#multiply((this.high + high + (sum > 0xffffffff ? 1 : 0)) | 0, sum | 0)
  }

  /** Arithmetic shift to the right by 1 to 31 bits. */
  shiftRight(bits: number): void {
    this.low = (this.low >>> bits) | (this.high << (32 - bits))
    this.high >>= bits
  }

  #multiply(high: number, low: number): void {
    const upper = low >>> 16
    const lower = low & 0xffff
    // Each stays below 2³²: (2¹⁶ − 1)² + 2¹⁶ − 1 = 2³² − 2¹⁶.
    const middle = upper * LOW_LOWER + ((lower * LOW_LOWER) >>> 16)
    const other = lower * LOW_UPPER + (middle & 0xffff)
    const carried = upper * LOW_UPPER + (middle >>> 16) + (other >>> 16)
    const product = Math.imul(low, LOW)
    this.low = (product + 1) | 0
    this.high = (carried + Math.imul(high, LOW) + Math.imul(low, HIGH) + (product === -1 ? 1 : 0)) | 0
  }
}
