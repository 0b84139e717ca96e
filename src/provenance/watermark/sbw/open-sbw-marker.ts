import { needWidth } from '../need-width.js'
import { philox } from '../philox.js'
import type { LogitsMarker } from '../token-scorer.js'
import { openSbwSeed, type SbwConfig } from './sbw-seed.js'

const INT31_MAX = 0x7fffffff

/**
 * vLLM's stateless Bernoulli watermark: adds δ to the logits of green tokens.
 * @throws InputError without a context
 */
export function openSbwMarker(config: SbwConfig): LogitsMarker {
  needWidth(config)
  const seedOf = openSbwSeed(config)
  const seed = { low: 0, high: 0 }
  const green = Math.floor(config.gamma * INT31_MAX)
  const words = new Int32Array(4)
  // Only with selfhash does the seed differ from token to token.
  const shared = config.seeding === 'lefthash'
  return {
    mark(tokens, logits) {
      for (let token = 0; token < logits.length; token++) {
        if (!shared || token === 0) seedOf(tokens, tokens.length, token, seed)
        if (!shared || (token & 3) === 0) philox(token >>> 2, 0, 0, 0, seed.low, seed.high, words)
        if (((words[token & 3] as number) & INT31_MAX) < green) logits[token] = (logits[token] as number) + config.delta
      }
    },
  }
}
