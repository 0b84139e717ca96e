import { logBinomialTerm } from './log-binomial-term.js'

/**
 * ln P(X ≥ found) where `drawn` of `population` things are drawn without putting back, and `marked` of them all are marked:
 * the exact sum, in log space. −Infinity where it cannot be.
 */
export function logHypergeometricTail(found: number, drawn: number, marked: number, population: number): number {
  const least = Math.max(0, drawn + marked - population)
  const most = Math.min(drawn, marked)
  if (found <= least) return 0
  if (found > most) return Number.NEGATIVE_INFINITY
  // The terms are those of two binomials given their sum, whatever the chance that all three have in common.
  const chance = drawn / population
  const unmarked = population - marked
  const logTerm = (x: number): number =>
    logBinomialTerm(x, marked, chance) +
    logBinomialTerm(drawn - x, unmarked, chance) -
    logBinomialTerm(drawn, population, chance)
  const up = (x: number): number => ((marked - x) * (drawn - x)) / ((x + 1) * (unmarked - drawn + x + 1))
  const down = (x: number): number => (x * (unmarked - drawn + x)) / ((marked - x + 1) * (drawn - x + 1))
  const mode = ((drawn + 1) * (marked + 1)) / (population + 2)
  // The shorter way round: terms fall away from the mode.
  if (found > mode) return Math.min(0, logTerm(found) + Math.log(sumOf(found, most, 1, up)))
  const below = logTerm(found - 1) + Math.log(sumOf(found - 1, least, -1, down))
  return below >= 0 ? Math.log(Number.EPSILON) : Math.log1p(-Math.exp(below))
}

/** The sum of the terms from `from` to `to`, as a multiple of the first. */
function sumOf(from: number, to: number, step: 1 | -1, ratio: (x: number) => number): number {
  let term = 1
  let sum = 1
  for (let x = from; x !== to && term > sum * 1e-17; x += step) {
    term *= ratio(x)
    sum += term
  }
  return sum
}
