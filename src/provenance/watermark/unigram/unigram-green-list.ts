import { createHash } from 'node:crypto'
import type { WatermarkConfig } from '#contract/watermark.js'
import { key64 } from '../key-words.js'
import { Pcg64 } from './pcg64.js'

export type UnigramConfig = Extract<WatermarkConfig, { scheme: 'unigram' }>

/**
 * The one green list of Unigram-Watermark (Zhao et al., arXiv 2306.17439), as its authors' code draws it: ⌊γV⌋ ones before
 * zeros, shuffled by numpy's `default_rng` with the first 4 bytes, little-endian, of SHA-256(key as int64, little-endian).
 * @returns 1 for green, one a token of the vocabulary
 */
export function unigramGreenList({ key, gamma, vocabulary }: UnigramConfig): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt.asUintN(64, key64(key)))
  const random = new Pcg64(createHash('sha256').update(bytes).digest().readUInt32LE(0))
  const green = new Uint8Array(vocabulary).fill(1, 0, Math.floor(gamma * vocabulary))
  for (let i = vocabulary - 1; i > 0; i--) {
    const j = random.upTo(i)
    const taken = green[j] as number
    green[j] = green[i] as number
    green[i] = taken
  }
  return green
}
