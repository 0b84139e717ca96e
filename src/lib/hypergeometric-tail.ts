import { logGamma } from './log-gamma.js'

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
  const least = Math.max(0, drawn + marked - population)
  const most = Math.min(drawn, marked)
  if (found <= least) return 1
  if (found > most) return Number.MIN_VALUE
  const mode = ((drawn + 1) * (marked + 1)) / (population + 2)
  // The shorter way round: terms fall away from the mode.
  const tail = (from: number, to: number, step: 1 | -1): number => {
    let term = Math.exp(logProbability(from, drawn, marked, population))
    let sum = term
    for (let x = from; x !== to && term > sum * 1e-16; x += step) {
      const ratio = ((marked - x) * (drawn - x)) / ((x + 1) * (population - marked - drawn + x + 1))
      const back = (x * (population - marked - drawn + x)) / ((marked - x + 1) * (drawn - x + 1))
      term *= step === 1 ? ratio : back
      sum += term
    }
    return sum
  }
  const p = found > mode ? tail(found, most, 1) : 1 - tail(found - 1, least, -1)
  return Math.min(1, Math.max(Number.MIN_VALUE, p))
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)

const logProbability = (x: number, drawn: number, marked: number, population: number): number =>
  logChoose(marked, x) + logChoose(population - marked, drawn - x) - logChoose(population, drawn)
