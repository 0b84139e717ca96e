import { logBinomialTail } from '#lib/log-binomial-tail.js'

/**
 * ln P(X ≥ hits), X the number of slots that meet by chance where slot j has `variants[j]` of them: the exact tail of a
 * binomial distribution, or of the sum of unequal chances (Poisson binomial) by the recursion of Hong (CSDA 59, 2013,
 * section 2.5), scaled so that it does not underflow.
 */
export function logHitsTail(hits: number, variants: readonly number[]): number {
  const [first] = variants
  if (hits <= 0) return 0
  if (first === undefined || hits > variants.length) return Number.NEGATIVE_INFINITY
  if (variants.every((one) => one === first)) return logBinomialTail(hits, variants.length, 1 / first)
  // Logarithms of the chance of each number of hits among the slots so far.
  let chances = [0]
  for (const one of variants) {
    const [hit, miss] = [-Math.log(one), Math.log1p(-1 / one)]
    chances = Array.from({ length: chances.length + 1 }, (_, count) =>
      logSum(
        (chances[count] ?? Number.NEGATIVE_INFINITY) + miss,
        (chances[count - 1] ?? Number.NEGATIVE_INFINITY) + hit,
      ),
    )
  }
  return Math.min(0, chances.slice(hits).reduceRight(logSum, Number.NEGATIVE_INFINITY))
}

function logSum(a: number, b: number): number {
  const [greater, less] = a > b ? [a, b] : [b, a]
  return less === Number.NEGATIVE_INFINITY ? greater : greater + Math.log1p(Math.exp(less - greater))
}
