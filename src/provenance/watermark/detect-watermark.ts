import type { WatermarkConfig, WatermarkDetection, WatermarkScheme } from '#contract/watermark.js'
import { openScorer } from './open-scorer.js'
import { type ScoredTexts, scoreTexts } from './score-texts.js'
import { toChance } from './to-chance.js'
import type { TokenScorer } from './token-scorer.js'

type Tokens = ArrayLike<number>

const STATISTICS: Readonly<Record<WatermarkScheme, string>> = {
  'vllm-gumbel': 'sum',
  'vllm-dual-gumbel': 'sum',
  'vllm-sbw': 'green tokens',
  synthid: 'mean',
  kgw: 'green tokens',
  unigram: 'green tokens',
}

/**
 * Whether one text, or several together, bear the watermark of a configuration: the score of its engine's detector, with the
 * exact chance of as much or more where nothing is watermarked.
 * @param tokens ids of one text or of several; of the answers alone, without prompts
 * @param scorer of `config`, where one is opened already
 * @throws InputError for tokens that are none, and for a configuration that no engine would take
 */
export function detectWatermark(
  config: WatermarkConfig,
  tokens: Tokens | readonly Tokens[],
  scorer: TokenScorer = openScorer(config),
): WatermarkDetection {
  const texts = isOneText(tokens) ? [tokens] : tokens
  const scored = scoreTexts(scorer, texts)
  return {
    scheme: config.scheme,
    statistic: STATISTICS[config.scheme],
    ...statisticOf(config, scorer, scored),
    ...toChance(scored.scored === 0 ? 0 : scorer.logTail(scored.sum, scored.scored)),
    tokens: scored.tokens,
    scored: scored.scored,
  }
}

/** SynthID's detectors tell a mean of bits, the others a sum. */
function statisticOf(
  config: WatermarkConfig,
  { expected }: TokenScorer,
  { sum, scored }: ScoredTexts,
): Pick<WatermarkDetection, 'score' | 'expected'> {
  if (config.scheme !== 'synthid') return { score: sum, expected: expected * scored }
  // A bit is expected to be half of what it can be.
  return { score: scored === 0 ? 0 : sum / (2 * expected * scored), expected: 0.5 }
}

const isOneText = (tokens: Tokens | readonly Tokens[]): tokens is Tokens =>
  !Array.isArray(tokens) || typeof tokens[0] !== 'object'
