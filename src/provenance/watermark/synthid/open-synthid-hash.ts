import type { WatermarkConfig } from '#contract/watermark.js'
import { key64 } from '../key-words.js'
import type { TokenScorer } from '../token-scorer.js'
import { openDeepmindHash } from './open-deepmind-hash.js'
import { openHuggingfaceHash } from './open-huggingface-hash.js'
import type { SynthidHash } from './synthid-hash.js'

export type SynthidConfig = Extract<WatermarkConfig, { scheme: 'synthid' }>

/** The hash that a configuration names, under its keys. Throws an InputError for keys of more than 64 bits. */
export const openSynthidHash = ({ hash, keys }: SynthidConfig): SynthidHash =>
  hash === 'huggingface' ? openHuggingfaceHash(keys) : openDeepmindHash(keys)

/**
 * Layers that can be told apart, with the weight of each: two keys that are one to the hash give the same bit twice, and
 * a tail that took those for two draws would accuse too easily. Their weights are added up instead.
 * @returns the places of the layers that stay, and their whole-number weights
 */
export function distinctLayers({ hash, keys }: SynthidConfig, weights: readonly number[]): [number[], number[]] {
  const bits = hash === 'huggingface' ? 16 : 64
  const merged = new Map<bigint, [place: number, weight: number]>()
  keys.forEach((key, place) => {
    const seen = BigInt.asUintN(bits, key64(key))
    merged.set(seen, [merged.get(seen)?.[0] ?? place, (merged.get(seen)?.[1] ?? 0) + weights[place]!])
  })
  const kept = [...merged.values()]
  return [kept.map(([place]) => place), kept.map(([, weight]) => weight)]
}

/** Of a hash that depends on less than the n-gram, what a scorer says of it; of another nothing. */
export function sourceOf(hash: SynthidHash, width: number): Pick<TokenScorer, 'source'> {
  if (hash.stateOf === undefined) return {}
  return {
    source: {
      words: 1,
      read(tokens, at, into) {
        hash.setContext(tokens, at, width)
        into[0] = hash.stateOf?.(tokens[at]!) ?? 0
      },
    },
  }
}
