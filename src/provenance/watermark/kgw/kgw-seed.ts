import type { WatermarkConfig } from '#contract/watermark.js'
import { key64, keyWords } from '../key-words.js'
import { isBelow, multiplyWords } from '../multiply-words.js'
import { HASH_TABLE_SIZE, hashTable } from './hash-table.js'

export type KgwConfig = Extract<WatermarkConfig, { scheme: 'kgw' }>

/** How torch's generator is seeded before the green list of a place is drawn. */
interface KgwSeed {
  /** whether the scored token is part of its own context */
  with_token: boolean
  /** tokens before the scored one that the seed depends on */
  context_width: number
  /** the low 32 bits of the seed, signed; `token` stands at `at`, for schemes that look at it */
  seedAt(tokens: ArrayLike<number>, at: number, token: number): number
}

/** lm-watermarking seeds its table with this prime, whatever the key; transformers with the key. */
const FIXED_TABLE = 2971215073 | 0
/** torch's seeds are taken modulo this, «against overflow» */
const SEEDS = (1n << 64n) - 1n
/** salt of the rolling hash (Fernandez et al., «Three Bricks», arXiv 2308.00113) */
const ROLLING_SALT = 35317n

/**
 * - lefthash: key · last token (transformers, TGI, and lm-watermarking with a width of 1)
 * - selfhash: the least key · h(x) · h(token) over the last tokens, the scored one among them (transformers)
 * - minhash: the least h(key · x) over the context; skipgram: h(key · first token of the context) (lm-watermarking)
 * - rolling: key, and for each token of the context s ← s · 35317 + token (Three Bricks, radioactivity)
 * @throws InputError for a key of more than 64 bits
 */
export function openKgwSeed({ seeding, key, width }: KgwConfig): KgwSeed {
  const value = key64(key)
  if (seeding === 'lefthash')
    return {
      with_token: false,
      context_width: 1,
      seedAt: (tokens, at) => modularProduct(value, tokens[at - 1] as number),
    }
  if (seeding === 'selfhash') return { with_token: true, context_width: width - 1, seedAt: leastProduct(key, width) }
  if (seeding === 'rolling')
    return { with_token: false, context_width: width, seedAt: (tokens, at) => rolled(value, tokens, at - width, at) }
  const hash = tableHash(value)
  if (seeding === 'skipgram')
    return { with_token: false, context_width: width, seedAt: (tokens, at) => hash(tokens[at - width] as number) }
  return {
    with_token: false,
    context_width: width,
    seedAt(tokens, at) {
      let least = Number.POSITIVE_INFINITY
      for (let i = at - width; i < at; i++) least = Math.min(least, hash(tokens[i] as number))
      return least
    },
  }
}

/** The low word of key · token modulo 2⁶⁴ − 1. */
function modularProduct(key: bigint, token: number): number {
  // No token below 2²⁴ takes it past the modulus.
  if (key >= 0n && key < 1n << 40n) return Math.imul(Number(BigInt.asIntN(32, key)), token)
  return Number(BigInt.asIntN(32, modulo(key * BigInt(token), SEEDS)))
}

function leastProduct(key: string, width: number): KgwSeed['seedAt'] {
  const words = keyWords(key)
  const table = hashTable(words.low)
  const hash = (token: number): number => (table[token % HASH_TABLE_SIZE] as number) + 1
  const keyed = { low: 0, high: 0 }
  const product = { low: 0, high: 0 }
  const least = { low: 0, high: 0 }
  return (tokens, at, token) => {
    const anchor = hash(token)
    multiplyWords(words, anchor, keyed)
    multiplyWords(keyed, anchor, least)
    for (let i = at - width + 1; i < at; i++) {
      multiplyWords(keyed, hash(tokens[i] as number), product)
      if (isBelow(product, least)) {
        least.low = product.low
        least.high = product.high
      }
    }
    // Python's modulus of a negative number by 2⁶⁴ − 1.
    return least.high < 0 ? (least.low - 1) | 0 : least.low
  }
}

/** h(key · token) + 1 by the fixed table. */
function tableHash(key: bigint): (token: number) => number {
  const table = hashTable(FIXED_TABLE)
  const exact = key >= 0n && key < 1n << 29n ? Number(key) : undefined
  const size = BigInt(HASH_TABLE_SIZE)
  return (token) => {
    // Below 2²⁹ the product is one that doubles hold.
    const place =
      exact === undefined
        ? Number(modulo(BigInt.asIntN(64, key * BigInt(token)), size))
        : (exact * token) % HASH_TABLE_SIZE
    return (table[place] as number) + 1
  }
}

function rolled(key: bigint, tokens: ArrayLike<number>, from: number, to: number): number {
  let seed = key
  for (let i = from; i < to; i++) seed = modulo(seed * ROLLING_SALT + BigInt(tokens[i] as number), SEEDS)
  return Number(BigInt.asIntN(32, seed))
}

const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by
