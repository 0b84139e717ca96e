import type { WatermarkDetection } from '#contract/watermark.js'
import { detectWatermark } from '../detect-watermark.js'
import { scoreTexts } from '../score-texts.js'
import { toChance } from '../to-chance.js'
import type { BayesianDetector } from './bayesian-detector.js'
import { bayesianPosterior, openBayesianScorer } from './open-bayesian-scorer.js'
import type { SynthidConfig } from './open-synthid-hash.js'
import { openSynthidScorer } from './open-synthid-scorer.js'
import type { SynthidStatistic } from './synthid-weights.js'

/**
 * SynthID-Text by one of its statistics, or by a trained detector, whose score is the posterior chance that the texts are
 * watermarked and whose p-value is a bound (open-bayesian-scorer.ts). Throws an InputError.
 */
export function detectSynthid(
  config: SynthidConfig,
  texts: readonly ArrayLike<number>[],
  statistic: SynthidStatistic | BayesianDetector,
): WatermarkDetection {
  if (typeof statistic === 'string')
    return { ...detectWatermark(config, texts, openSynthidScorer(config, statistic)), statistic }
  const scorer = openBayesianScorer(config, statistic)
  const { sum, scored, tokens } = scoreTexts(scorer, texts)
  return {
    scheme: config.scheme,
    statistic: 'bayesian',
    score: bayesianPosterior(sum, scored, statistic),
    // Of nothing seen; where nothing is watermarked the mean of the posterior is at most that.
    expected: statistic.prior,
    ...toChance(scorer.logTail(sum, scored)),
    tokens,
    scored,
  }
}
