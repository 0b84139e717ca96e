import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isBelow, multiplyHigh, multiplyWords } from './multiply-words.js'

const word = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 0xffff, 0x10000),
)
const whole = ({ low, high }: { low: number; high: number }): bigint => (BigInt(high) << 32n) | BigInt(low >>> 0)

it('gives the upper word of an unsigned product', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(multiplyHigh(a, b) >>> 0).toBe(Number((BigInt(a >>> 0) * BigInt(b >>> 0)) >> 32n))
    }),
  )
})

it('multiplies as an int64 that overflows, and compares as one', () => {
  fc.assert(
    fc.property(word, word, word, (low, high, factor) => {
      const value = { low, high }
      const product = { low: 0, high: 0 }
      multiplyWords(value, factor, product)
      expect(whole(product)).toBe(BigInt.asIntN(64, whole(value) * BigInt(factor)))
      expect(isBelow(product, value)).toBe(whole(product) < whole(value))
      // The result may take the place of the value.
      multiplyWords(value, factor, value)
      expect(value).toEqual(product)
    }),
  )
})
