import { describe, expect, it } from 'vitest'
import { GreenLists } from './green-lists.js'
import { hashTable } from './hash-table.js'
import { type KgwConfig, openKgwSeed } from './kgw-seed.js'

const config = (given: Partial<KgwConfig>): KgwConfig => ({
  scheme: 'kgw',
  seeding: 'lefthash',
  key: '15485863',
  width: 1,
  gamma: 0.25,
  delta: 2,
  vocabulary: 50_257,
  ...given,
})

function greenAfter(context: number[], token: number, given: Partial<KgwConfig>): Int32Array {
  const { vocabulary, gamma } = config(given)
  const seed = openKgwSeed(config(given)).seedAt([...context, token], context.length, token)
  return new GreenLists(vocabulary, gamma).tokens(seed)
}
const sumOf = (tokens: Int32Array): number => tokens.reduce((sum, token) => sum + token, 0)

describe('green lists of transformers, with the key 15485863', () => {
  it('lefthash, a small vocabulary', () => {
    expect([...greenAfter([10], 0, { vocabulary: 20 })]).toEqual([15, 9, 4, 12, 1])
  })

  it('lefthash, that of GPT-2', () => {
    const green = greenAfter([262], 0, {})
    expect([...green.subarray(0, 5)]).toEqual([47375, 29106, 18490, 7127, 43201])
    expect([green.length, sumOf(green)]).toEqual([12564, 315858811])
  })

  it('selfhash', () => {
    const green = greenAfter([11, 262, 3290], 13, { seeding: 'selfhash', width: 4 })
    expect([...green.subarray(0, 3)]).toEqual([42808, 3537, 32071])
    expect(sumOf(green)).toBe(316706715)
    expect([...hashTable(15485863).subarray(0, 4)]).toEqual([138280, 994103, 467886, 915329])
  })
})

/** The seed as Python writes it, without words of 32 bits. */
function pythonSeed({ seeding, key, width }: KgwConfig, context: number[], token: number): number {
  const modulus = (1n << 64n) - 1n
  const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by
  const salt = BigInt(key)
  const table = hashTable(seeding === 'selfhash' ? Number(BigInt.asIntN(32, salt)) : 2971215073 | 0)
  const hash = (value: bigint): bigint => BigInt((table[Number(modulo(value, 1_000_003n))] as number) + 1)
  const least = (values: bigint[]): bigint => values.sort((a, b) => Number(a - b))[0] as bigint
  const int64 = (value: bigint): bigint => BigInt.asIntN(64, value)
  const seed = {
    lefthash: () => salt * BigInt(context.at(-1) as number),
    rolling: () => context.reduce((s, x) => modulo(s * 35317n + BigInt(x), modulus), salt),
    minhash: () => least(context.map((x) => hash(int64(salt * BigInt(x))))),
    skipgram: () => hash(int64(salt * BigInt(context[0] as number))),
    selfhash: () =>
      least(
        [...context.slice(context.length - width + 1), token].map((x) =>
          int64(int64(salt * hash(BigInt(x))) * hash(BigInt(token))),
        ),
      ),
  }[seeding]()
  return Number(BigInt.asIntN(32, modulo(seed, modulus)))
}

describe('seeds by words of 32 bits', () => {
  const keys = ['0', '3', '15485863', '35184372088891', '9223372036854775783', '18446744073709551557', '-7']
  it.each(['lefthash', 'selfhash', 'minhash', 'skipgram', 'rolling'] as const)(
    '%s is what Python gets',
    (seeding) => {
      const width = seeding === 'lefthash' ? 1 : 4
      const tokens = [50_256, 11, 262, 3290, 13, 0, 131_071, 16_777_215, 999, 42]
      for (const key of keys.filter((k) => !(seeding === 'rolling' && k.startsWith('-')))) {
        const { seedAt, context_width } = openKgwSeed(config({ seeding, key, width }))
        for (let at = context_width; at < tokens.length; at++) {
          const token = tokens[at] as number
          const expected = pythonSeed(config({ seeding, key, width }), tokens.slice(at - context_width, at), token)
          expect(seedAt(tokens, at, token) | 0).toBe(expected)
        }
      }
    },
    30_000,
  )
})

describe('GreenLists', () => {
  it('follows one token to where the whole shuffle puts it, and keeps what is asked for again', () => {
    const lists = new GreenLists(300, 0.3, { bytes_max: 100 })
    for (let seed = 1; seed < 40; seed++) {
      const green = new Set(new GreenLists(300, 0.3).tokens(seed))
      const token = (seed * 37) % 300
      expect(lists.has(seed, token)).toBe(green.has(token))
      for (let other = 0; other < 300; other++) expect(lists.has(seed, other)).toBe(green.has(other))
    }
  })

  it('has no green token outside the vocabulary', () => {
    const lists = new GreenLists(10, 0.9)
    expect([10, 31, 320].map((token) => lists.has(1, token))).toEqual([false, false, false])
  })
})
