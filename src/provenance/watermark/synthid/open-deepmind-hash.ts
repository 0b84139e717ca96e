import { createHash } from 'node:crypto'
import { type KeyWords, key64, keyWords } from '../key-words.js'
import { HashAccumulator } from './hash-accumulator.js'
import type { SynthidHash } from './synthid-hash.js'

const ROUNDS = 12
/** 64 bits over 12 rounds */
const SHIFT = 5
const BIT = 30

/**
 * The hash of google-deepmind/synthid-text: it starts at a value made of all the keys, and takes g as one bit after
 * twelve more rounds of multiplying and shifting.
 */
export function openDeepmindHash(keys: readonly string[]): SynthidHash {
  const layers = keys.map(keyWords)
  const start = deepmindStart(keys)
  const context = new HashAccumulator()
  const ngram = new HashAccumulator()
  const hash = new HashAccumulator()
  return {
    chance: 0.5,
    setContext(tokens, at, width) {
      context.set(start.high, start.low)
      for (let i = at - width; i < at; i++) context.add(i < 0 ? 0 : tokens[i]!)
    },
    writeBits(token, bits) {
      ngram.set(context.high, context.low)
      ngram.add(token)
      for (let layer = 0; layer < layers.length; layer++) {
        const { high, low } = layers[layer]!
        hash.set(ngram.high, ngram.low)
        hash.add(low, high)
        for (let round = 0; round < ROUNDS; round++) {
          hash.add(1)
          hash.shiftRight(SHIFT)
        }
        bits[layer] = (hash.low >>> BIT) & 1
      }
    },
  }
}

/** sha256 of the keys as little-endian int64, read as a big-endian number modulo 2⁶³ − 1, in halves. */
export function deepmindStart(keys: readonly string[]): KeyWords {
  const bytes = Buffer.alloc(keys.length * 8)
  keys.forEach((key, i) => {
    bytes.writeBigInt64LE(BigInt.asIntN(64, key64(key)), i * 8)
  })
  const digest = createHash('sha256').update(bytes).digest('hex')
  return keyWords(String(BigInt(`0x${digest}`) % (2n ** 63n - 1n)))
}
