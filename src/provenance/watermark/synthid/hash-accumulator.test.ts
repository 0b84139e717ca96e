import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HashAccumulator } from './hash-accumulator.js'

const MULTIPLIER = 6364136223846793005n
const word = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)
const halves = (value: bigint): [low: number, high: number] => [
  Number(BigInt.asIntN(32, value)),
  Number(BigInt.asIntN(32, value >> 32n)),
]
const whole = ({ high, low }: HashAccumulator): bigint => BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low >>> 0))

test('two halves reckon as 64-bit integers do', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), fc.integer({ min: 1, max: 31 }), (start, values, bits) => {
      const hash = new HashAccumulator()
      hash.set(...(halves(start).reverse() as [number, number]))
      let expected = start
      for (const value of values) {
        hash.add(...halves(value))
        expected = BigInt.asIntN(64, (expected + value) * MULTIPLIER + 1n)
      }
      expect(whole(hash)).toBe(expected)
      hash.shiftRight(bits)
      expect(whole(hash)).toBe(expected >> BigInt(bits))
    }),
    { numRuns: 2000 },
  )
})

test('where the lower half comes to −1, adding 1 carries', () => {
  // The inverse of the multiplier modulo 2³², by Newton's steps; its negative leads to −1.
  let inverse = MULTIPLIER
  for (let i = 0; i < 5; i++) inverse = BigInt.asUintN(32, inverse * (2n - MULTIPLIER * inverse))
  const start = BigInt.asUintN(32, -inverse)
  const hash = new HashAccumulator()
  hash.set(0, Number(start))
  hash.add(0)
  expect(hash.low).toBe(0)
  expect(whole(hash)).toBe(BigInt.asIntN(64, start * MULTIPLIER + 1n))
})

test('the published chain: [1..5] and the first key, from 1', () => {
  const hash = new HashAccumulator()
  hash.set(0, 1)
  for (const token of [1, 2, 3, 4]) hash.add(token)
  expect(whole(hash)).toBe(8268566681299659399n)
  hash.add(5)
  hash.add(654)
  expect(whole(hash)).toBe(-5937484272499508848n)
})
