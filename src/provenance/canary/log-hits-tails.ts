import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { allAtOnce, type Turn } from './turn.js'

/**
 * ln P(X ≥ hits) for every number of hits, X the number of slots that meet by chance where slot j has `variants[j]` of them:
 * the exact tail of a binomial distribution, or of the sum of unequal chances (Poisson binomial) by the recursion of Hong
 * (CSDA 59, 2013, section 2.5), in logarithms so that it does not underflow. The recursion takes the square of the number of
 * slots, so it is done once for all numbers of hits.
 */
export async function logHitsTails(
  variants: readonly number[],
  turn: Turn = allAtOnce,
): Promise<(hits: number) => number> {
  const [first] = variants
  const tails = new Map<number, number>()
  if (variants.every((one) => one === first))
    return (hits) => {
      if (hits <= 0) return 0
      if (first === undefined || hits > variants.length) return Number.NEGATIVE_INFINITY
      const known = tails.get(hits) ?? logBinomialTail(hits, variants.length, 1 / first)
      tails.set(hits, known)
      return known
    }
  const chances = await logChances(variants, turn)
  // From the least chances on, each tail is the next one and one chance more.
  for (let hits = variants.length - 1; hits >= 0; hits--) chances[hits] = logSum(chances[hits]!, chances[hits + 1]!)
  return (hits) => {
    if (hits <= 0) return 0
    return hits > variants.length ? Number.NEGATIVE_INFINITY : Math.min(0, chances[hits]!)
  }
}

/** Logarithms of the chance of each number of hits. */
async function logChances(variants: readonly number[], turn: Turn): Promise<Float64Array> {
  const chances = new Float64Array(variants.length + 1).fill(Number.NEGATIVE_INFINITY)
  chances[0] = 0
  for (const [before, one] of variants.entries()) {
    const [hit, miss] = [-Math.log(one), Math.log1p(-1 / one)]
    for (let hits = before + 1; hits > 0; hits--)
      chances[hits] = logSum(chances[hits]! + miss, chances[hits - 1]! + hit)
    chances[0]! += miss
    const pause = turn()
    if (pause !== undefined) await pause
  }
  return chances
}

function logSum(a: number, b: number): number {
  const [greater, less] = a > b ? [a, b] : [b, a]
  return less === Number.NEGATIVE_INFINITY ? greater : greater + Math.log1p(Math.exp(less - greater))
}
