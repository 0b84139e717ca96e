import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { needWidth } from '../need-width.js'
import type { TokenScorer } from '../token-scorer.js'
import { GreenLists } from './green-lists.js'
import { type KgwConfig, openKgwSeed } from './kgw-seed.js'

/**
 * The detector of KGW: 1 for a token of the green list that follows from its context, 0 for another, and the exact binomial
 * tail of their sum. (transformers has a normal distribution that lacks a square root, and its option to leave out repeats
 * does nothing.) A green list holds ⌊γV⌋ tokens, so the true chance is γ or a little below.
 *
 * The permutation is that of torch's CPU generator; text marked on a GPU has other lists.
 * @throws InputError without a context
 */
export function openKgwScorer(config: KgwConfig): TokenScorer {
  const width = needWidth(config)
  const { seedAt, context_width, with_token } = openKgwSeed(config)
  const lists = new GreenLists(config.vocabulary, config.gamma)
  return {
    context_width,
    first: with_token ? width - 1 : width,
    unit: 'ngram',
    expected: config.gamma,
    score(tokens, at) {
      const token = tokens[at] as number
      return lists.has(seedAt(tokens, at, token), token) ? 1 : 0
    },
    logTail: (sum, scored) => logBinomialTail(sum, scored, config.gamma),
    // A minimum and a skip drop most of the context: other contexts have the same list.
    source: {
      words: 2,
      read(tokens, at, into) {
        const token = tokens[at] as number
        into[0] = seedAt(tokens, at, token)
        into[1] = token
      },
    },
  }
}
