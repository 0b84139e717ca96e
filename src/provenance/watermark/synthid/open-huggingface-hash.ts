import { keyWords } from '../key-words.js'
import { MersenneTwister } from '../mersenne-twister.js'
import type { SynthidHash } from './synthid-hash.js'

const TABLE_SIZE = 65_536
/** of them: a few less than half, which ten thousand tokens would show */
const ONES = 32_743
/** The lower 16 bits of the multiplier of hash-accumulator.ts: all that the lower 16 bits of the hash depend on. */
const MULTIPLIER = 0x7f2d

/**
 * The hash of transformers' SynthIDTextWatermarkLogitsProcessor: the 64-bit hash of n-gram and key, looked up in a table
 * of 65,536 bits from torch's generator seeded with 0. Only the hash modulo 65,536 is looked at, and in a congruential
 * generator those bits depend on no higher ones, so 16 bits are all that is reckoned here.
 *
 * So tokens t and t + 65,536 have the same g, keys that are alike modulo 65,536 too, and one pair of n-grams in 65,536.
 */
export function openHuggingfaceHash(keys: readonly string[]): SynthidHash {
  const table = huggingfaceTable()
  const lows = Int32Array.from(keys, (key) => keyWords(key).low & 0xffff)
  let context = 1
  return {
    chance: ONES / TABLE_SIZE,
    setContext(tokens, at, width) {
      context = 1
      for (let i = at - width; i < at; i++) context = step(context, i < 0 ? 0 : tokens[i]!)
    },
    stateOf: (token) => step(context, token),
    writeBits(token, bits) {
      const ngram = step(context, token)
      for (let layer = 0; layer < lows.length; layer++) bits[layer] = table[step(ngram, lows[layer]!)]!
    },
  }
}

const step = (hash: number, value: number): number =>
  (Math.imul((hash + (value & 0xffff)) & 0xffff, MULTIPLIER) + 1) & 0xffff

let made: Uint8Array | undefined

/** torch.randint(0, 2, (65536,)) under seed 0: the last bit of each output. */
export function huggingfaceTable(): Uint8Array {
  if (made !== undefined) return made
  const twister = new MersenneTwister(0)
  made = Uint8Array.from({ length: TABLE_SIZE }, () => twister.uint32() & 1)
  return made
}
