import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { needWidth } from '../need-width.js'
import { philox } from '../philox.js'
import type { TokenScorer } from '../token-scorer.js'
import { openSbwSeed, type SbwConfig } from './sbw-seed.js'

const INT31_MAX = 0x7fffffff

/**
 * vLLM's detector of its stateless Bernoulli watermark: 1 for a green token, 0 for another. Its p-value comes from a normal
 * distribution; here it is the exact binomial tail. The true chance of green lies up to 2⁻³⁰ below γ, which errs towards
 * innocence.
 * @throws InputError without a context
 */
export function openSbwScorer(config: SbwConfig): TokenScorer {
  const context_width = needWidth(config)
  const seedOf = openSbwSeed(config)
  const seed = { low: 0, high: 0 }
  const green = Math.floor(config.gamma * INT31_MAX)
  const words = new Int32Array(4)
  return {
    context_width,
    first: 0,
    unit: 'context',
    expected: config.gamma,
    score(tokens, at) {
      const token = tokens[at] as number
      seedOf(tokens, at, token, seed)
      philox(token >>> 2, 0, 0, 0, seed.low, seed.high, words)
      return ((words[token & 3] as number) & INT31_MAX) < green ? 1 : 0
    },
    logTail: (sum, scored) => logBinomialTail(sum, scored, config.gamma),
    // Contexts of one sum have one green list, whatever their order.
    source: {
      words: 3,
      read(tokens, at, into) {
        const token = tokens[at] as number
        seedOf(tokens, at, token, seed)
        into[0] = seed.low
        into[1] = seed.high
        into[2] = token
      },
    },
  }
}
