import { describe, expect, it } from 'vitest'
import { keyWords } from '../key-words.js'
import { philox } from '../philox.js'
import { openSbwMarker } from './open-sbw-marker.js'
import { openSbwScorer } from './open-sbw-scorer.js'
import type { SbwConfig } from './sbw-seed.js'

const int64 = (value: bigint): bigint => BigInt.asIntN(64, value)
const int32 = (value: bigint): bigint => BigInt.asIntN(32, value)

/** Bob Jenkins' hash on int32 tensors, as vLLM writes it. */
function hash(token: number): bigint {
  let i = int32(BigInt(token) + 1n)
  i = int32(i - (i << 6n))
  i ^= i >> 17n
  i = int32(i - (i << 9n))
  i ^= int32(i << 4n)
  i = int32(i - (i << 3n))
  i ^= int32(i << 10n)
  return i ^ (i >> 15n)
}

/** Whether a token is green, by BigInt throughout. */
function isGreen({ seeding, key, gamma }: SbwConfig, context: number[], token: number): boolean {
  const salt = int64(BigInt(key))
  const sum = int64(salt * BigInt(context.reduce((a, b) => a + b, 0)))
  const products = [...context.slice(1).map(hash), hash(token)].map((h) => int64(int64(salt * h) * hash(token)))
  const seed = seeding === 'lefthash' ? sum : (products.sort((a, b) => Number(a - b))[0] as bigint)
  const words = new Int32Array(4)
  const { low, high } = keyWords(String(seed))
  philox(token >>> 2, 0, 0, 0, low, high, words)
  return ((words[token & 3] as number) & 0x7fffffff) < Math.floor(gamma * 0x7fffffff)
}

describe.each(['lefthash', 'selfhash'] as const)('%s', (seeding) => {
  it.each(['42', '15485863', '4294967303', '9223372036854775783'])('key %s: green is what vLLM has green', (key) => {
    const config = { scheme: 'vllm-sbw', seeding, key, width: 4, gamma: 0.3, delta: 2 } as const
    const tokens = [5, 128_000, 7, 7, 99, 3, 50_000, 12, 0, 1]
    const padded = [-1, -1, -1, -1, ...tokens]
    const scorer = openSbwScorer(config)
    for (const at of tokens.keys()) {
      const token = tokens[at] as number
      expect(scorer.score(tokens, at)).toBe(isGreen(config, padded.slice(at, at + 4), token) ? 1 : 0)
    }
    const logits = new Float64Array(400)
    openSbwMarker(config).mark(tokens, logits)
    const green = Array.from(logits.keys(), (token) => (isGreen(config, tokens.slice(-4), token) ? 2 : 0))
    expect([...logits]).toEqual(green)
    expect(green.filter((bonus) => bonus > 0).length / 400).toBeCloseTo(0.3, 1)
  })
})
