import { InputError } from '#contract/scan.js'
import type { TokenScorer } from '../token-scorer.js'
import type { BayesianDetector } from './bayesian-detector.js'
import { distinctLayers, openSynthidHash, type SynthidConfig, sourceOf } from './open-synthid-hash.js'

/**
 * The Bayesian detector of SynthID-Text as a sum over tokens: each adds ln P(g | watermarked) − ln P(g | not), to which
 * layers · ln 2 is added so that no score is negative (a bit's likelihood is at least half of what it is by chance).
 *
 * The trained likelihood sums to 1 over all g, so the product of these ratios has a mean of 1 where nothing is
 * watermarked, whatever was learned; then P(product ≥ r) ≤ 1/r by Markov's inequality. That bound is the tail: it holds
 * for every detector file and every length, and is larger than the exact chance. `expected` is likewise a bound: the mean
 * of a logarithm is below the logarithm of the mean, which is 0 before the shift.
 * @throws InputError for layers that the hash cannot tell apart: for them the mean of 1 does not hold
 */
export function openBayesianScorer(config: SynthidConfig, detector: BayesianDetector): TokenScorer {
  const hash = openSynthidHash(config)
  if (
    distinctLayers(
      config,
      config.keys.map(() => 1),
    )[0].length < config.keys.length
  )
    throw new InputError('two of its keys are one to the hash', 'keys', 'Use the mean: it counts such layers once.')
  const bits = new Uint8Array(config.keys.length)
  const width = config.ngram_length - 1
  const shift = bits.length * Math.LN2
  return {
    context_width: width,
    first: width,
    unit: 'context',
    ...sourceOf(hash, width),
    expected: shift,
    score(tokens, at) {
      hash.setContext(tokens, at, width)
      hash.writeBits(tokens[at]!, bits)
      return shift + logLikelihoodRatio(bits, detector)
    },
    logTail: (sum, scored) => Math.min(0, scored * shift - sum),
  }
}

/** P(watermarked | g): what transformers' detector gives, from the sum of the scorer above. */
export function bayesianPosterior(
  sum: number,
  scored: number,
  { prior, beta }: Pick<BayesianDetector, 'prior' | 'beta'>,
): number {
  // As the original, which keeps the prior off its ends.
  const held = Math.min(1 - 1e-5, Math.max(1e-5, prior))
  return 1 / (1 + Math.exp(-(Math.log(held) - Math.log1p(-held) + sum - scored * beta.length * Math.LN2)))
}

/** Σ ln (½ ((g + ½) ψ + 1 − ψ)) − ln ½, ψ being the chance of two different tokens in the match of a layer. */
function logLikelihoodRatio(bits: Uint8Array, { beta, delta }: BayesianDetector): number {
  let sum = 0
  for (let layer = 0; layer < bits.length; layer++) {
    let logit = beta[layer]!
    const row = delta[layer]!
    for (let before = 0; before < layer; before++) if (bits[before] === 1) logit += row[before]!
    const psi = 1 / (1 + Math.exp(-logit))
    sum += Math.log1p(psi * (bits[layer]! - 0.5))
  }
  return sum
}
