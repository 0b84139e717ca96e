import { logBinomialTail } from '#lib/log-binomial-tail.js'
import type { TokenScorer } from '../token-scorer.js'
import { logWeightedTail } from './log-weighted-tail.js'
import { distinctLayers, openSynthidHash, type SynthidConfig, sourceOf } from './open-synthid-hash.js'
import { type SynthidStatistic, synthidWeights } from './synthid-weights.js'

/**
 * Scores a token by its g-values (Dathathri et al., Nature 634, 2024, section 3 and supplement A.3): their sum over the
 * layers, or their sum weighted towards the first layers, where the tournament leaves most of its trace. Both in whole
 * numbers, so that the tail is exact: binomial over tokens · layers, or a convolution (log-weighted-tail.ts).
 *
 * What has the same bits for sure counts once: a context that recurs, however far apart (the originals look back over the
 * last 1,024), and n-grams that the hash of transformers cannot tell apart (one pair in 65,536, which the original counts).
 * `expected` is of fair bits, as the originals' mean; the tail knows that the table of transformers has a few ones less.
 *
 * Throws an InputError for keys of more than 64 bits.
 */
export function openSynthidScorer(config: SynthidConfig, statistic: SynthidStatistic = 'mean'): TokenScorer {
  const hash = openSynthidHash(config)
  const [layers, weights] = distinctLayers(config, synthidWeights(config.keys.length, statistic))
  const bits = new Uint8Array(config.keys.length)
  const width = config.ngram_length - 1
  const [first = 1] = weights
  const alike = weights.every((weight) => weight === first)
  return {
    context_width: width,
    first: width,
    unit: 'context',
    ...sourceOf(hash, width),
    expected: weights.reduce((all, weight) => all + weight, 0) / 2,
    score(tokens, at) {
      hash.setContext(tokens, at, width)
      hash.writeBits(tokens[at]!, bits)
      let sum = 0
      for (let i = 0; i < layers.length; i++) if (bits[layers[i]!] === 1) sum += weights[i]!
      return sum
    },
    logTail: (sum, scored) =>
      alike
        ? logBinomialTail(Math.round(sum / first), scored * layers.length, hash.chance)
        : logWeightedTail(sum, scored, weights, hash.chance),
  }
}
