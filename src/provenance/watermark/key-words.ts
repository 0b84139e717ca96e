import { InputError } from '#contract/scan.js'

/** A 64-bit key as two signed 32-bit words, the form that hashing without BigInt needs. */
export interface KeyWords {
  low: number
  high: number
}

/**
 * @param key a whole number as text. Negative ones are taken by their two's complement, as engines store them.
 * @throws InputError where it has more than 64 bits. The key itself is never in the message.
 */
export function keyWords(key: string): KeyWords {
  const value = key64(key)
  return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)) }
}

/** The key as a number of −2⁶³ … 2⁶⁴ − 1. */
export function key64(key: string): bigint {
  const value = BigInt(key)
  if (value >= 1n << 64n || value < -(1n << 63n))
    throw new InputError('a key has more than 64 bits', 'watermark key', 'Give a whole number below 2⁶⁴.')
  return value
}
