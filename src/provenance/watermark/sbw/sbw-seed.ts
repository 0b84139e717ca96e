import type { WatermarkConfig } from '#contract/watermark.js'
import { type KeyWords, keyWords } from '../key-words.js'
import { isBelow, multiplyWords } from '../multiply-words.js'

export type SbwConfig = Extract<WatermarkConfig, { scheme: 'vllm-sbw' }>
/** Writes the int64 that greenness of `token` is seeded with, after the tokens before `at`; those before the start are −1. */
type SbwSeed = (tokens: ArrayLike<number>, at: number, token: number, into: KeyWords) => void

/**
 * Seeds of vLLM's stateless Bernoulli watermark (Ceppi and Sanchez, arXiv 2609.03844): the key times the sum of the context
 * (lefthash), or the least product of key, hash of the token and hash of a token among it and the context (selfhash).
 */
export function openSbwSeed({ key, width, seeding }: SbwConfig): SbwSeed {
  const words = keyWords(key)
  return seeding === 'lefthash' ? sumSeed(words, width) : leastProductSeed(words, width)
}

const sumSeed =
  (key: KeyWords, width: number): SbwSeed =>
  (tokens, at, _token, into) => {
    let sum = 0
    for (let i = at - width; i < at; i++) sum += i < 0 ? -1 : (tokens[i] as number)
    multiplyWords(key, sum, into)
  }

function leastProductSeed(key: KeyWords, width: number): SbwSeed {
  const keyed = { low: 0, high: 0 }
  const product = { low: 0, high: 0 }
  return (tokens, at, token, into) => {
    const anchor = mix(token)
    multiplyWords(key, anchor, keyed)
    multiplyWords(keyed, anchor, into)
    // The engine leaves the oldest token of its context out.
    for (let i = at - width + 1; i < at; i++) {
      multiplyWords(keyed, mix(i < 0 ? -1 : (tokens[i] as number)), product)
      if (isBelow(product, into)) {
        into.low = product.low
        into.high = product.high
      }
    }
  }
}

/** Bob Jenkins' integer hash of token + 1, on signed words as vLLM has it. */
function mix(token: number): number {
  let i = (token + 1) | 0
  i = (i - (i << 6)) | 0
  i ^= i >> 17
  i = (i - (i << 9)) | 0
  i ^= i << 4
  i = (i - (i << 3)) | 0
  i ^= i << 10
  return i ^ (i >> 15)
}
