import { needWidth } from '../need-width.js'
import type { LogitsMarker } from '../token-scorer.js'
import { GreenLists } from './green-lists.js'
import { type KgwConfig, openKgwSeed } from './kgw-seed.js'

/** transformers looks at so many of the likeliest tokens where each has a list of its own. */
const CANDIDATES = 40

/**
 * Adds δ to the logits of green tokens, as transformers' WatermarkLogitsProcessor does; with selfhash to those among the 40
 * likeliest that stand on their own lists. While there are too few tokens for a context nothing is changed.
 * @throws InputError without a context
 */
export function openKgwMarker(config: KgwConfig): LogitsMarker {
  const width = needWidth(config)
  const { seedAt, with_token } = openKgwSeed(config)
  const lists = new GreenLists(config.vocabulary, config.gamma)
  return {
    mark(tokens, logits) {
      const at = tokens.length
      if (at < (with_token ? width - 1 : width)) return
      const green = with_token
        ? likeliest(logits, CANDIDATES).filter((token) => lists.has(seedAt(tokens, at, token), token))
        : lists.tokens(seedAt(tokens, at, -1))
      for (const token of green) if (token < logits.length) logits[token] = (logits[token] as number) + config.delta
    },
  }
}

const likeliest = (logits: Float64Array, count: number): number[] =>
  Array.from(logits.keys())
    .sort((a, b) => (logits[b] as number) - (logits[a] as number))
    .slice(0, count)
