import { logGamma } from './log-gamma.js'

/**
 * ln P(X ≥ hits) of a Binomial(trials, chance) variable: the exact sum, in log space, so that it never becomes ln 0.
 * @param hits a whole number; more than `trials` cannot happen, and gives −Infinity
 */
export function logBinomialTail(hits: number, trials: number, chance: number): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`a chance is between 0 and 1, not ${chance}`)
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
  return logTerm(from, trials, chance) + Math.log(sum)
}

const logTerm = (x: number, trials: number, chance: number): number =>
  logGamma(trials + 1) -
  logGamma(x + 1) -
  logGamma(trials - x + 1) +
  x * Math.log(chance) +
  (trials - x) * Math.log1p(-chance)
