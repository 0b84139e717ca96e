import type { WatermarkConfig } from '#contract/watermark.js'
import { logGammaTail } from '#lib/log-gamma-tail.js'
import { needWidth } from '../need-width.js'
import type { TokenScorer } from '../token-scorer.js'
import { deriveKey } from './derive-key.js'
import { KeyedContext } from './keyed-context.js'

export type GumbelConfig = Extract<WatermarkConfig, { scheme: 'vllm-gumbel' | 'vllm-dual-gumbel' }>

/**
 * vLLM's detector of its Gumbel watermark (Aaronson 2022): a token scores −ln(1 − u), which is exponential where the text
 * knows nothing of the key, so that the sum is Gamma(n, 1). With two keys it is the mean of both, and twice the sum is
 * Gamma(2n, 1). The history is padded from token 0 on.
 * @throws InputError without a context
 */
export function openGumbelScorer(config: GumbelConfig): TokenScorer {
  const context_width = needWidth(config)
  const shape = { context_width, first: 0, unit: 'context', expected: 1 } as const
  if (config.scheme === 'vllm-gumbel') {
    const context = new KeyedContext(config.key, context_width)
    return { ...shape, score: (tokens, at) => exponential(context, tokens, at), logTail: logGammaTail }
  }
  const a = new KeyedContext(deriveKey(config.key, 'key_a'), context_width)
  const b = new KeyedContext(deriveKey(config.key, 'key_b'), context_width)
  return {
    ...shape,
    score: (tokens, at) => (exponential(a, tokens, at) + exponential(b, tokens, at)) / 2,
    logTail: (sum, scored) => logGammaTail(2 * sum, 2 * scored),
  }
}

function exponential(context: KeyedContext, tokens: ArrayLike<number>, at: number): number {
  context.absorb(tokens, at)
  return -Math.log1p(-context.uniform(tokens[at] as number))
}
