import type { KeyWords } from './key-words.js'

/** The upper word of the unsigned product of two 32-bit words. No partial sum exceeds 32 bits. */
export function multiplyHigh(a: number, b: number): number {
  const a_low = a & 0xffff
  const a_high = a >>> 16
  const b_low = b & 0xffff
  const b_high = b >>> 16
  const middle = (Math.imul(a_high, b_low) + (Math.imul(a_low, b_low) >>> 16)) | 0
  const carry = (Math.imul(a_low, b_high) + (middle & 0xffff)) | 0
  return (Math.imul(a_high, b_high) + (middle >>> 16) + (carry >>> 16)) | 0
}

/** value · factor as an int64 that overflows, as torch multiplies. @param factor within 32 bits, with its sign */
export function multiplyWords(value: KeyWords, factor: number, into: KeyWords): void {
  const low = value.low
  into.high = (multiplyHigh(low, factor) + Math.imul(value.high, factor) - (factor < 0 ? low : 0)) | 0
  into.low = Math.imul(low, factor)
}

/** Whether a < b, as int64. */
export const isBelow = (a: KeyWords, b: KeyWords): boolean =>
  a.high < b.high || (a.high === b.high && a.low >>> 0 < b.low >>> 0)
