import { expect, it } from 'vitest'
import { philox } from './philox.js'

const MASK = 0xffffffffn

/** The same by BigInt, as the paper writes it. */
function slowly(counter: readonly number[], key: readonly number[]): number[] {
  let [c0, c1, c2, c3] = counter.map((word) => BigInt(word >>> 0)) as [bigint, bigint, bigint, bigint]
  let [k0, k1] = key.map((word) => BigInt(word >>> 0)) as [bigint, bigint]
  for (let round = 0; round < 10; round++) {
    const product0 = 0xd2511f53n * c0
    const product1 = 0xcd9e8d57n * c2
    ;[c0, c1, c2, c3] = [(product1 >> 32n) ^ c1 ^ k0, product1 & MASK, (product0 >> 32n) ^ c3 ^ k1, product0 & MASK]
    k0 = (k0 + 0x9e3779b9n) & MASK
    k1 = (k1 + 0xbb67ae85n) & MASK
  }
  return [c0, c1, c2, c3].map(Number)
}

function quickly(counter: readonly number[], key: readonly number[]): number[] {
  const words = new Int32Array(4)
  const [c0, c1, c2, c3] = counter as [number, number, number, number]
  philox(c0, c1, c2, c3, key[0] as number, key[1] as number, words)
  return [...words].map((word) => word >>> 0)
}

it('gives the known answers of Random123', () => {
  expect(quickly([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8])
  expect(quickly([-1, -1, -1, -1], [-1, -1])).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd])
  const pi = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]
  expect(quickly(pi, [0xa4093822, 0x299f31d0])).toEqual([0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1])
})

it('is what BigInt gives, word by word', () => {
  let word = 1
  const next = (): number => {
    word = Math.imul(word, 1664525) + 1013904223
    return word
  }
  for (let i = 0; i < 200; i++) {
    const counter = [next(), next(), next(), next()]
    const key = [next(), next()]
    expect(quickly(counter, key)).toEqual(slowly(counter, key))
  }
})
