import { logBinomialTerm } from './log-binomial-term.js'

/**
 * ln P(X ≥ hits) of a Binomial(trials, chance) variable: the exact sum, in log space, so that it never becomes ln 0.
 * @param at_least more than `trials` cannot happen, and gives −Infinity
 * @param trials a whole number
 */
export function logBinomialTail(at_least: number, trials: number, chance: number): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`a chance is between 0 and 1, not ${chance}`)
  if (Number.isNaN(at_least) || !Number.isInteger(trials))
    throw new RangeError(`there are no ${at_least} hits of ${trials} trials`)
  const hits = Math.ceil(at_least)
  if (hits <= 0) return 0
  if (hits > trials) return Number.NEGATIVE_INFINITY
  // The shorter way round: terms fall away from the mode.
  if (hits > (trials + 1) * chance) return Math.min(0, logSum(hits, trials, chance, 1))
  const below = logSum(hits - 1, trials, chance, -1)
  return below >= 0 ? Math.log(Number.EPSILON) : Math.log1p(-Math.exp(below))
}

/** ln of the terms from `from` on, to the end that `step` leads to. */
function logSum(from: number, trials: number, chance: number, step: 1 | -1): number {
  const odds = chance / (1 - chance)
  let term = 1
  let sum = 1
  for (let x = from; step === 1 ? x < trials : x > 0; x += step) {
    term *= step === 1 ? ((trials - x) / (x + 1)) * odds : x / (trials - x + 1) / odds
    sum += term
    if (term < sum * 1e-17) break
  }
  return logBinomialTerm(from, trials, chance) + Math.log(sum)
}
