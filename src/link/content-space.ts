/** Accounts in the space of what they write, centred on the population. */
export interface ContentSpace {
  count: number
  dimensions: number
  /** distinct texts an account */
  texts: Float64Array
  /** count × dimensions: an account's mean text less the population's */
  centred: Float32Array
  /** the account's squared distance from the population's mean, without the noise of a small sample; may be negative */
  length2: Float64Array
  /** the account-weighted mean of the population */
  reference: Float64Array
}

/**
 * Means and their true lengths (shared design: content exchangeability).
 * ‖c‖² = (‖Σe‖² − Σ‖e‖²)/(n(n−1)) − 2 m·ref + ‖ref‖²; needs n ≥ 2, texts are vectors of length 1.
 * @param sums count × dimensions sums of unit vectors; @param texts how many each holds
 */
export function centreProfiles(
  sums: Float32Array,
  squares: ArrayLike<number>,
  texts: ArrayLike<number>,
  dimensions: number,
): ContentSpace {
  const count = texts.length
  const reference = new Float64Array(dimensions)
  let weighed = 0
  for (let i = 0; i < count; i++) {
    const n = texts[i]!
    if (n === 0) continue
    weighed++
    for (let d = 0; d < dimensions; d++) reference[d]! += sums[i * dimensions + d]! / n
  }
  let reference2 = 0
  for (let d = 0; d < dimensions; d++) {
    reference[d]! /= Math.max(1, weighed)
    reference2 += reference[d]! ** 2
  }
  const centred = new Float32Array(count * dimensions)
  const length2 = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const n = texts[i]!
    let sum2 = 0
    let along = 0
    for (let d = 0; d < dimensions; d++) {
      const s = sums[i * dimensions + d]!
      sum2 += s * s
      along += s * reference[d]!
      centred[i * dimensions + d] = n === 0 ? 0 : s / n - reference[d]!
    }
    length2[i] = n < 2 ? Number.NaN : (sum2 - squares[i]!) / (n * (n - 1)) - (2 * along) / n + reference2
  }
  return { count, dimensions, texts: Float64Array.from(texts), centred, length2, reference }
}
