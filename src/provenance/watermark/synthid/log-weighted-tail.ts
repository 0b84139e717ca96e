import { logGammaTail } from '#lib/log-gamma-tail.js'

/** Additions of the exact sum; about 10 ms. */
const EXACT_STEPS_MAX = 10_000_000
/** Counts begin at 2⁻¹⁰⁰⁰ and end before 2¹⁰²⁴: powers of two cost no digits, and both halves of a double's range are of use. */
const SCALE_BITS = 1000

/**
 * ln P(Σ weight · g ≥ sum) where each of `tokens` tokens has one bit g for each weight. Exact (up to rounding) by
 * convolution where that takes at most 10 million additions and counts that a double holds; else by a saddlepoint, whose
 * chance is off by less than 5 parts in 10,000 there (log-weighted-tail.test.ts holds it to that).
 * @param weights whole numbers above 0
 * @param sum a whole number; more than can be gives −Infinity
 * @param chance of a bit to be 1, about one half
 */
export function logWeightedTail(sum: number, tokens: number, weights: readonly number[], chance = 0.5): number {
  const most = mostOf(tokens, weights)
  if (sum <= 0) return 0
  if (sum > most) return Number.NEGATIVE_INFINITY
  // From above it is the sum of the bits that are 0, so the shorter end can be counted from either side.
  if (most - sum < sum - 1) return Math.min(0, logLowerTail(most - sum, tokens, weights, 1 - chance))
  const tail = logLowerTail(sum - 1, tokens, weights, chance)
  return tail >= 0 ? Math.log(Number.EPSILON) : Math.log1p(-Math.exp(tail))
}

const mostOf = (tokens: number, weights: readonly number[]): number =>
  tokens * weights.reduce((all, weight) => all + weight, 0)

/** ln P(Σ ≤ at), `at` being at most about the middle. */
function logLowerTail(at: number, tokens: number, weights: readonly number[], chance: number): number {
  if (tokens * weights.length * (at + 1) <= EXACT_STEPS_MAX) {
    const exact = logExactLowerTail(at, tokens, weights, chance)
    if (exact !== undefined) return exact
  }
  return logSaddlepointLowerTail(at, tokens, weights, chance)
}

/** Counts the ways in which the bits can come to at most `at`, by their odds; nothing where they are more than a double holds. */
export function logExactLowerTail(
  at: number,
  tokens: number,
  weights: readonly number[],
  chance = 0.5,
): number | undefined {
  const ways = new Float64Array(at + 1)
  const odds = chance / (1 - chance)
  ways[0] = 2 ** -SCALE_BITS
  for (const weight of weights)
    for (let token = 0; token < tokens; token++)
      for (let sum = at; sum >= weight; sum--) ways[sum]! += odds * ways[sum - weight]!
  const all = ways.reduce((total, count) => total + count, 0)
  const none = tokens * weights.length * Math.log1p(-chance)
  return Number.isFinite(all) ? Math.log(all) + SCALE_BITS * Math.LN2 + none : undefined
}

/**
 * Lugannani and Rice (1980) with Daniels' second correction for whole numbers (Butler, Saddlepoint Approximations with
 * Applications, 2007, section 1.2.5), for the upper tail of the bits that are 0.
 */
export function logSaddlepointLowerTail(at: number, tokens: number, weights: readonly number[], chance = 0.5): number {
  const x = mostOf(tokens, weights) - at - 0.5
  const bits: Bits = { tokens, weights, chance: 1 - chance }
  const t = saddlepoint(x, bits)
  const { value, curvature } = cumulants(t, bits)
  const w = Math.sign(t) * Math.sqrt(Math.max(0, 2 * (t * x - value)))
  const logHalf = logGammaTail((w * w) / 2, 0.5) - Math.LN2
  const logNormalTail = w >= 0 ? logHalf : Math.log1p(-Math.exp(logHalf))
  // At the middle both fractions grow without end, and their difference vanishes: the bits are as good as symmetric.
  if (Math.abs(w) < 1e-3) return logNormalTail
  const u = 2 * Math.sinh(t / 2) * Math.sqrt(curvature)
  const logDensity = (-w * w) / 2 - 0.5 * Math.log(2 * Math.PI)
  return logDensity + Math.log(Math.exp(logNormalTail - logDensity) + 1 / u - 1 / w)
}

interface Bits {
  tokens: number
  weights: readonly number[]
  chance: number
}

/** Where the slope of the cumulant generating function is x: by halving, which cannot stray as Newton's steps can. */
function saddlepoint(x: number, bits: Bits): number {
  let high = 1
  while (cumulants(high, bits).slope < x) high *= 2
  let low = -1
  while (cumulants(low, bits).slope > x) low *= 2
  for (let i = 0; i < 200 && high - low > 1e-16; i++) {
    const middle = (low + high) / 2
    if (cumulants(middle, bits).slope < x) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** K(t) = N Σ ln(1 − c + c e^{wt}) with its first two derivatives. */
function cumulants(t: number, { tokens, weights, chance }: Bits) {
  let value = 0
  let slope = 0
  let curvature = 0
  for (const weight of weights) {
    // Of e^{wt} and 1, the greater is taken out, so that nothing overflows.
    const most = Math.max(0, weight * t)
    const one = chance * Math.exp(weight * t - most)
    const none = (1 - chance) * Math.exp(-most)
    const share = one / (one + none)
    value += most + Math.log(one + none)
    slope += weight * share
    curvature += weight * weight * share * (1 - share)
  }
  return { value: tokens * value, slope: tokens * slope, curvature: tokens * curvature }
}
