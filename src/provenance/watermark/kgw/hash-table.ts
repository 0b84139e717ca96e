import { MersenneTwister } from '../mersenne-twister.js'
import { randomPermutation } from '../random-permutation.js'

/** The prime that transformers and lm-watermarking hash tokens by. */
export const HASH_TABLE_SIZE = 1_000_003
/** 4 MB a table; wrong keys have one each where the key seeds it. */
const TABLES_MAX = 4
const tables = new Map<number, Int32Array>()

/** The permutation that tokens are hashed by: torch's `randperm(1000003)`, seeded with the low 32 bits of `seed`. */
export function hashTable(seed: number): Int32Array {
  const known = tables.get(seed)
  if (known !== undefined) return known
  const made = randomPermutation(new MersenneTwister(seed), HASH_TABLE_SIZE)
  const [oldest] = tables.keys()
  if (tables.size >= TABLES_MAX && oldest !== undefined) tables.delete(oldest)
  tables.set(seed, made)
  return made
}
