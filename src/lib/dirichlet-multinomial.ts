import { logGamma } from './log-gamma.js'

/** Counts in categories whose rates themselves vary from unit to unit as Dirichlet(alphas). */
export type DirichletMultinomial = readonly number[]

/**
 * Fits by moments, pooled over the categories (Mosimann, Biometrika 1962): the mean rates, and the spread of the units
 * beyond the multinomial's own. The concentration is held between 0.5 and 500, so that few units cannot claim certainty.
 * @param units the counts of each unit, by category
 */
export function fitDirichletMultinomial(units: readonly ArrayLike<number>[], categories: number): DirichletMultinomial {
  const sums = new Array<number>(categories).fill(0)
  for (const counts of units) for (let c = 0; c < categories; c++) sums[c]! += counts[c]!
  const trials = sums.reduce((a, b) => a + b, 0)
  const means = sums.map((sum) => (sum + 1 / categories) / (trials + 1))
  let excess = 0
  let scale = 0
  for (const counts of units) {
    let n = 0
    for (let c = 0; c < categories; c++) n += counts[c]!
    if (n < 2) continue
    means.forEach((mean, c) => {
      excess += (counts[c]! - n * mean) ** 2 - n * mean * (1 - mean)
      scale += n * (n - 1) * mean * (1 - mean)
    })
  }
  const correlation = Math.min(0.67, Math.max(0.002, scale === 0 ? 0.1 : excess / scale))
  const concentration = 1 / correlation - 1
  return means.map((mean) => mean * concentration)
}

/**
 * Gives ln P(counts), without the multinomial coefficient: it cancels in ratios. Counts repeat, so what one adds is
 * worked out once.
 */
export function likelihoodOf(alphas: DirichletMultinomial): (counts: ArrayLike<number>) => number {
  const concentration = alphas.reduce((a, b) => a + b, 0)
  const terms = alphas.map(risingOnce)
  const whole = risingOnce(concentration)
  return (counts) => {
    let sum = 0
    let trials = 0
    for (let c = 0; c < terms.length; c++) {
      trials += counts[c]!
      sum += terms[c]!(counts[c]!)
    }
    return sum - whole(trials)
  }
}

/** ln Γ(alpha + k) − ln Γ(alpha), remembered by k. */
function risingOnce(alpha: number): (k: number) => number {
  const known: number[] = [0]
  const base = logGamma(alpha)
  return (k) => {
    known[k] ??= logGamma(alpha + k) - base
    return known[k]
  }
}
