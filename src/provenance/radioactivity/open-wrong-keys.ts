import type { WatermarkConfig } from '#contract/watermark.js'
import { openScorer } from '../watermark/open-scorer.js'
import type { TokenScorer } from '../watermark/token-scorer.js'
import { wrongKeys } from '../watermark/wrong-keys.js'

/**
 * Scorers of a configuration under keys that were never in force. Opened one at a time, as they are asked for: a scheme
 * may keep megabytes of lists a key.
 * @param count 100 or more for a result that is to be called strong
 * @param seed 32 bits; the same seed gives the same keys, so that a report can be made again
 * @throws InputError as openScorer does
 */
export function* openWrongKeys(config: WatermarkConfig, count: number, seed: number): Generator<TokenScorer> {
  for (const wrong of wrongKeys(config, count, seed)) yield openScorer(wrong)
}
