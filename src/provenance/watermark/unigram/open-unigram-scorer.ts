import { logHypergeometricTail } from '#lib/log-hypergeometric-tail.js'
import type { TokenScorer } from '../token-scorer.js'
import { type UnigramConfig, unigramGreenList } from './unigram-green-list.js'

/**
 * The detector of Unigram-Watermark over distinct tokens (`unidetect`): 1 for a green token. Whatever the text, its distinct
 * tokens are a draw from the vocabulary without putting back, so the tail is hypergeometric; the authors' dynamic threshold
 * is a normal distribution with the same variance. The number of all green tokens, repeats and all, has no chance that
 * could be stated without knowing the text.
 */
export function openUnigramScorer(config: UnigramConfig): TokenScorer {
  const list = unigramGreenList(config)
  const green = Math.floor(config.gamma * config.vocabulary)
  return {
    context_width: 0,
    first: 0,
    unit: 'ngram',
    expected: green / config.vocabulary,
    score: (tokens, at) => list[tokens[at] as number] ?? 0,
    // Ids outside the vocabulary are never green: counted as drawn they make the test milder.
    logTail: (sum, scored) => logHypergeometricTail(sum, Math.min(scored, config.vocabulary), green, config.vocabulary),
  }
}
