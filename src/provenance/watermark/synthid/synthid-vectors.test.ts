import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { HashAccumulator } from './hash-accumulator.js'
import { deepmindStart } from './open-deepmind-hash.js'
import { huggingfaceTable } from './open-huggingface-hash.js'
import { distinctLayers, openSynthidHash, type SynthidConfig } from './open-synthid-hash.js'

const KEYS = [654, 400, 836, 123, 340, 443, 597, 160, 57]
const configOf = (hash: string, keys: readonly (number | string)[] = KEYS): SynthidConfig =>
  watermarkConfigSchema.parse({ scheme: 'synthid', hash, keys }) as SynthidConfig
const bitsOf = (config: SynthidConfig, ngram: readonly number[]): string => {
  const bits = new Uint8Array(config.keys.length)
  const hash = openSynthidHash(config)
  hash.setContext(ngram, ngram.length - 1, ngram.length - 1)
  hash.writeBits(ngram.at(-1)!, bits)
  return bits.join('')
}

describe('the hash of transformers', () => {
  it('has the table of torch under seed 0', () => {
    const table = huggingfaceTable()
    expect(table.slice(0, 16).join('')).toBe('0110111111100100')
    expect(table.reduce((all, bit) => all + bit, 0)).toBe(32_743)
  })

  it('gives the published g-values', () => {
    expect(bitsOf(configOf('huggingface'), [1, 2, 3, 4, 5])).toBe('001010010')
    expect(bitsOf(configOf('huggingface'), [50_256, 11, 262, 3290, 13])).toBe('010101101')
  })

  it('needs 16 bits alone: the whole hash leads to the same place of the table', () => {
    const table = huggingfaceTable()
    const word = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)
    const ngram = fc.array(fc.integer({ min: 0, max: 2 ** 24 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(ngram, word, (tokens, key) => {
        const hash = new HashAccumulator()
        hash.set(0, 1)
        for (const token of tokens) hash.add(token)
        hash.add(Number(BigInt.asIntN(32, key)), Number(BigInt.asIntN(32, key >> 32n)))
        expect(bitsOf(configOf('huggingface', [String(key)]), tokens)).toBe(String(table[hash.low & 0xffff]))
      }),
    )
  })
})

describe('the hash of google-deepmind/synthid-text', () => {
  it('starts at the published value, and hashes a context to it', () => {
    const { high, low } = deepmindStart(KEYS.map(String))
    const whole = (h: number, l: number): bigint => BigInt.asIntN(64, (BigInt(h) << 32n) | BigInt(l >>> 0))
    expect(whole(high, low)).toBe(7195349551683326010n)
    const hash = new HashAccumulator()
    hash.set(high, low)
    for (const token of [1, 2, 3, 4]) hash.add(token)
    expect(whole(hash.high, hash.low)).toBe(-5134031931911812016n)
  })

  it('gives the published g-values', () => {
    expect(bitsOf(configOf('deepmind'), [1, 2, 3, 4, 5])).toBe('111101001')
    expect(bitsOf(configOf('deepmind'), [2, 3, 4, 5, 6])).toBe('111001001')
  })
})

it('a context that is not all there begins with zeros', () => {
  const bits = new Uint8Array(KEYS.length)
  const hash = openSynthidHash(configOf('huggingface'))
  hash.setContext([7, 8], 2, 4)
  hash.writeBits(9, bits)
  expect(bits.join('')).toBe(bitsOf(configOf('huggingface'), [0, 0, 7, 8, 9]))
})

it('keys that the hash cannot tell apart are one layer of more weight', () => {
  const keys = ['5', String(5 + 65_536), '6', '5']
  expect(distinctLayers(configOf('huggingface', keys), [4, 3, 2, 1])).toEqual([
    [0, 2],
    [8, 2],
  ])
  expect(distinctLayers(configOf('deepmind', keys), [4, 3, 2, 1])).toEqual([
    [0, 1, 2],
    [5, 3, 2],
  ])
})

it('a key of more than 64 bits is bad input', () => {
  expect(() => openSynthidHash(configOf('deepmind', ['18446744073709551616']))).toThrow(/64 bits/)
})
