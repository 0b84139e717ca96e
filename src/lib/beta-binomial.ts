import { logBeta } from './log-gamma.js'

/** k of n with a success rate that itself varies from unit to unit as Beta(alpha, beta). */
export interface BetaBinomial {
  alpha: number
  beta: number
}

/**
 * Fits by moments (Kleinman, JASA 1973), pooled: mean rate and the spread of rates beyond the binomial's own.
 * The concentration is held between 0.5 and 500, so that few units cannot claim certainty.
 */
export function fitBetaBinomial(counts: readonly { k: number; n: number }[]): BetaBinomial {
  let trials = 0
  let hits = 0
  for (const { k, n } of counts) {
    trials += n
    hits += k
  }
  const mean = Math.min(0.999, Math.max(0.001, (hits + 0.5) / (trials + 1)))
  let excess = 0
  let scale = 0
  for (const { k, n } of counts) {
    if (n < 2) continue
    excess += (k - n * mean) ** 2 - n * mean * (1 - mean)
    scale += n * (n - 1) * mean * (1 - mean)
  }
  const correlation = Math.min(0.67, Math.max(0.002, scale === 0 ? 0.1 : excess / scale))
  const concentration = 1 / correlation - 1
  return { alpha: mean * concentration, beta: (1 - mean) * concentration }
}

/** ln P(k of n), without the binomial coefficient: it cancels in ratios. */
export const logLikelihood = ({ alpha, beta }: BetaBinomial, k: number, n: number): number =>
  logBeta(k + alpha, n - k + beta) - logBeta(alpha, beta)
