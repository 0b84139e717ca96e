import { logHypergeometricTail } from './log-hypergeometric-tail.js'

/**
 * P(X ≥ found) where `drawn` of `population` things are drawn without putting back, and `marked` of them all are marked. At
 * least the smallest positive number: what is so rare is never told to be impossible.
 */
export function hypergeometricTail({
  found,
  drawn,
  marked,
  population,
}: {
  found: number
  drawn: number
  marked: number
  population: number
}): number {
  return Math.max(Number.MIN_VALUE, Math.exp(logHypergeometricTail(found, drawn, marked, population)))
}
