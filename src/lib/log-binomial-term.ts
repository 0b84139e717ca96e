import { deviance, stirlingError } from './stirling-error.js'

/**
 * ln P(X = x) of a Binomial(trials, chance) variable by the saddle point: large logarithms of Γ would cost the last digits
 * (Loader 2000). −Infinity where it cannot be.
 */
export function logBinomialTerm(x: number, trials: number, chance: number): number {
  const rest = trials - x
  if (x < 0 || rest < 0) return Number.NEGATIVE_INFINITY
  if (x === 0) return trials * Math.log1p(-chance)
  if (rest === 0) return trials * Math.log(chance)
  const errors = stirlingError(trials) - stirlingError(x) - stirlingError(rest)
  const away = deviance(x, trials * chance) + deviance(rest, trials * (1 - chance))
  return errors - away + 0.5 * Math.log(trials / (2 * Math.PI * x) / rest)
}
