import type { WatermarkConfig } from '#contract/watermark.js'
import { openScorer } from '../watermark/open-scorer.js'
import { effectOf } from './effect-of.js'
import { MEASURED_EFFECTS, type WatermarkEffect } from './measured-effects.js'

const EFFECTS: Readonly<Partial<Record<WatermarkConfig['scheme'], WatermarkEffect>>> = {
  'vllm-gumbel': 'gumbel',
  'vllm-sbw': 'sbw',
  kgw: 'kgw',
  unigram: 'kgw',
}

/**
 * How far above chance the mean score of a suspect would lie at a contamination: what an innocent has to stay below to be
 * cleared. By the language model alone, for simulated students keep more of what they read, and would clear too easily;
 * so it is undefined where nobody measured one: without the supervised filter, and for schemes with another score.
 * @param contamination share of the training data
 * @param supervised whether it is known which contexts were served
 */
export function leastExcess(config: WatermarkConfig, contamination: number, supervised: boolean): number | undefined {
  const scheme = EFFECTS[config.scheme]
  const [language_model] = MEASURED_EFFECTS
  if (scheme === undefined || language_model?.supervised !== supervised) return undefined
  return effectOf(language_model, scheme, contamination) * deviationOf(scheme, openScorer(config).expected)
}

/** Of one score: an exponential of mean 1, or a token that is green or not. */
const deviationOf = (scheme: WatermarkEffect, expected: number): number =>
  scheme === 'gumbel' ? 1 : Math.sqrt(expected * (1 - expected))
