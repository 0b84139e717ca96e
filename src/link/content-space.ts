import type { Profiles } from '#contract/profiles.js'

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
 * ‖c‖² = (‖Σe‖² − Σ‖e‖²)/(n(n−1)) − 2 m·ref + ‖ref‖²; needs n ≥ 2 (else not a number), texts are vectors of length 1.
 */
export function centreProfiles(profiles: Profiles): ContentSpace {
  const { count, dimensions } = profiles
  const texts = addHalves(profiles.texts)
  const squares = addHalves(profiles.squares)
  // Holds the sums first: a second array of this size would be the largest of the stage.
  const centred = new Float32Array(count * dimensions)
  const [first, second] = profiles.sums
  for (let k = 0; k < centred.length; k++) centred[k] = first[k]! + second[k]!
  const reference = averageMean(centred, texts, dimensions)
  const reference2 = reference.reduce((sum, x) => sum + x * x, 0)
  const length2 = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const n = texts[i]!
    let sum2 = 0
    let along = 0
    for (let d = 0; d < dimensions; d++) {
      const s = centred[i * dimensions + d]!
      sum2 += s * s
      along += s * reference[d]!
      centred[i * dimensions + d] = n === 0 ? 0 : s / n - reference[d]!
    }
    length2[i] = n < 2 ? Number.NaN : (sum2 - squares[i]!) / (n * (n - 1)) - (2 * along) / n + reference2
  }
  return { count, dimensions, texts, centred, length2, reference }
}

/** The mean of the accounts' mean texts: every account counts once. */
function averageMean(sums: Float32Array, texts: Float64Array, dimensions: number): Float64Array {
  const reference = new Float64Array(dimensions)
  let weighed = 0
  for (let i = 0; i < texts.length; i++) {
    const n = texts[i]!
    if (n === 0) continue
    weighed++
    for (let d = 0; d < dimensions; d++) reference[d]! += sums[i * dimensions + d]! / n
  }
  return reference.map((x) => x / Math.max(1, weighed))
}

function addHalves([first, second]: [ArrayLike<number>, ArrayLike<number>]): Float64Array {
  return Float64Array.from(first, (value, i) => value + second[i]!)
}
