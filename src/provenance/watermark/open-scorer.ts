import type { WatermarkConfig } from '#contract/watermark.js'
import { openGumbelScorer } from './gumbel/open-gumbel-scorer.js'
import { openKgwScorer } from './kgw/open-kgw-scorer.js'
import { openSbwScorer } from './sbw/open-sbw-scorer.js'
import { openSynthidScorer } from './synthid/open-synthid-scorer.js'
import type { TokenScorer } from './token-scorer.js'
import { openUnigramScorer } from './unigram/open-unigram-scorer.js'

/**
 * The scorer of a watermark under its key.
 * @throws InputError for a key of more than 64 bits, or a scheme without the context that it needs
 */
export function openScorer(config: WatermarkConfig): TokenScorer {
  switch (config.scheme) {
    case 'vllm-gumbel':
    case 'vllm-dual-gumbel':
      return openGumbelScorer(config)
    case 'vllm-sbw':
      return openSbwScorer(config)
    case 'synthid':
      return openSynthidScorer(config)
    case 'kgw':
      return openKgwScorer(config)
    case 'unigram':
      return openUnigramScorer(config)
  }
}
