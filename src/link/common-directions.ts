import type { Profiles } from '#contract/profiles.js'
import { dot } from '#lib/dot.js'
import { Random } from '#lib/random.js'

/** A direction along which accounts differ in both halves of their texts alike. */
export interface CommonDirection {
  /** of length 1 */
  vector: Float64Array
  /** covariance of the halves along it, accounts with few texts weighing less */
  variance: number
}

export interface DirectionBounds {
  directions: number
  /** accounts from which directions are read */
  direction_accounts_max: number
}

/** Turns of the power method: directions that stand out are found in five to a few hundredths. */
const TURNS = 5
/** Texts in the smaller half at which an account weighs half. */
const TEXTS_HALF_WEIGHT = 8

/**
 * The leading eigenvectors of the covariance between the two halves of the accounts' mean texts: what one half's noise
 * adds, the other does not know, so only what accounts truly have in common stands out (cross-validated principal
 * components). Accounts dealt from one deck lie in one direction long before any two of them are surely alike.
 * Block power method (Golub and Van Loan, Matrix Computations, 8.2.4).
 */
export function commonDirections(profiles: Profiles, bounds: DirectionBounds): CommonDirection[] {
  const { dimensions } = profiles
  const rows = drawn(profiles, bounds.direction_accounts_max)
  if (rows.length < 2 * bounds.directions) return []
  const halves = [0, 1].map((half) => centredMeans(profiles, rows, half as 0 | 1)) as [Float32Array, Float32Array]
  const weights = rows.map((i) => {
    const least = Math.min(profiles.texts[0][i]!, profiles.texts[1][i]!)
    return least / (least + TEXTS_HALF_WEIGHT) / rows.length
  })
  const random = new Random(0xd1)
  let vectors: Float64Array[] = Array.from({ length: bounds.directions }, () =>
    Float64Array.from({ length: dimensions }, () => random.unit() - 0.5),
  )
  orthonormalise(vectors)
  for (let turn = 0; turn < TURNS; turn++) {
    vectors = timesCovariance(vectors, halves, weights)
    orthonormalise(vectors)
  }
  const images = timesCovariance(vectors, halves, weights)
  return vectors
    .map((vector, v) => ({ vector, variance: dot(vector, images[v]!) }))
    .sort((a, b) => b.variance - a.variance)
}

/** Accounts with texts in both halves, every so-manieth where they are too many. */
function drawn({ count, texts }: Profiles, most: number): number[] {
  const able = [...Array(count).keys()].filter((i) => texts[0][i]! > 0 && texts[1][i]! > 0)
  const step = Math.max(1, able.length / most)
  return Array.from({ length: Math.floor(able.length / step) }, (_, k) => able[Math.floor(k * step)]!)
}

function centredMeans({ dimensions, texts, sums }: Profiles, rows: readonly number[], half: 0 | 1): Float32Array {
  const means = new Float32Array(rows.length * dimensions)
  const centre = new Float64Array(dimensions)
  rows.forEach((i, r) => {
    for (let d = 0; d < dimensions; d++) {
      const value = sums[half][i * dimensions + d]! / texts[half][i]!
      means[r * dimensions + d] = value
      centre[d]! += value / rows.length
    }
  })
  for (let k = 0; k < means.length; k++) means[k]! -= centre[k % dimensions]!
  return means
}

/** (AᵀWB + BᵀWA)/2 · v for every v. */
function timesCovariance(
  vectors: readonly Float64Array[],
  [first, second]: readonly [Float32Array, Float32Array],
  weights: readonly number[],
): Float64Array[] {
  return vectors.map((vector) => {
    const dimensions = vector.length
    const image = new Float64Array(dimensions)
    for (let r = 0; r < weights.length; r++) {
      const at = r * dimensions
      let a = 0
      let b = 0
      for (let d = 0; d < dimensions; d++) {
        a += first[at + d]! * vector[d]!
        b += second[at + d]! * vector[d]!
      }
      a *= weights[r]! / 2
      b *= weights[r]! / 2
      for (let d = 0; d < dimensions; d++) image[d]! += first[at + d]! * b + second[at + d]! * a
    }
    return image
  })
}

/** Gram-Schmidt, in place. */
function orthonormalise(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, v) => {
    for (const before of vectors.slice(0, v)) {
      const along = dot(vector, before)
      for (let d = 0; d < vector.length; d++) vector[d]! -= along * before[d]!
    }
    const length = Math.sqrt(dot(vector, vector)) || 1
    for (let d = 0; d < vector.length; d++) vector[d]! /= length
  })
}
