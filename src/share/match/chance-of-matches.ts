import { logGamma } from '#lib/log-gamma.js'

/** Of how many innocents so many show a value. */
export interface Prevalence {
  accounts: number
  of: number
}

export interface Chance {
  /** matches that chance gives */
  expected: number
  /** that it gives so many or more; never 0 */
  p_value: number
}

const NEGLIGIBLE = 1e-12
const LEAST = 1e-300

/**
 * What chance would give among `of` accounts that are as innocent as those of the prevalence. Its rate is known only from
 * those: a beta distribution (Jeffreys' prior), so that matches follow the beta-binomial one. «0 of 100» leaves room for
 * many matches among a million, as it should; «0 of 1,000,000» does not.
 */
export function chanceOfMatches({ matched, of }: { matched: number; of: number }, prevalence: Prevalence): Chance {
  const a = prevalence.accounts + 0.5
  const b = Math.max(0, prevalence.of - prevalence.accounts) + 0.5
  const expected = (of * a) / (a + b)
  if (matched <= 0) return { expected, p_value: 1 }
  const tail = matched > expected ? upperTail(matched, of, a, b) : 1 - lowerTail(matched, of, a, b)
  return { expected, p_value: Math.min(1, Math.max(LEAST, tail)) }
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

/** ln P(X = x) of the beta-binomial distribution. */
const logTerm = (x: number, n: number, a: number, b: number): number =>
  logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1) + logBeta(x + a, n - x + b) - logBeta(a, b)

/** P(X = x + 1) / P(X = x). */
const ratio = (x: number, n: number, a: number, b: number): number => ((n - x) / (x + 1)) * ((x + a) / (n - x - 1 + b))

/** P(X ≥ x). */
function upperTail(x: number, n: number, a: number, b: number): number {
  let term = Math.exp(logTerm(x, n, a, b))
  let sum = term
  for (let at = x; at < n; at++) {
    const step = ratio(at, n, a, b)
    term *= step
    sum += term
    // The rest is no more than a geometric series.
    if (step < 1 && term * step < (1 - step) * sum * NEGLIGIBLE) break
  }
  return sum
}

/** P(X < x). */
function lowerTail(x: number, n: number, a: number, b: number): number {
  let term = Math.exp(logTerm(0, n, a, b))
  let sum = 0
  for (let at = 0; at < x; at++) {
    sum += term
    term *= ratio(at, n, a, b)
  }
  return sum
}
