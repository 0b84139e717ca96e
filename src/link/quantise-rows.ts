/**
 * The dot product of two rows must hold in 31 bits: by Cauchy–Schwarz it does where both are shorter than √(2³¹ − 1), and
 * so does each part of the sum. A bound on the length instead of on the single numbers keeps fifteen bits of them.
 */
export const QUANTISED_LENGTH_MAX = 46_340

const NUMBER_MAX = 32_767

/** What became of a row: whole numbers ≈ scale × row, off by a vector no longer than `error`. */
export interface Quantised {
  scale: number
  error: number
}

/**
 * Writes a row as whole numbers, as finely as their dot products allow.
 * @param into zeros behind the row's end are kept; @returns scale 0 for a row of zeros
 */
export function quantiseRow(row: Float32Array | Float64Array, into: Int16Array): Quantised {
  let length2 = 0
  let largest = 0
  for (let k = 0; k < row.length; k++) {
    length2 += row[k]! ** 2
    largest = Math.max(largest, Math.abs(row[k]!))
  }
  if (!(largest > 0)) {
    into.fill(0)
    return { scale: 0, error: 0 }
  }
  // Rounding adds a vector of at most ½√dimensions.
  const room = QUANTISED_LENGTH_MAX - Math.sqrt(row.length) / 2 - 1
  const scale = Math.min(room / Math.sqrt(length2), NUMBER_MAX / largest)
  let error2 = 0
  for (let k = 0; k < row.length; k++) {
    const exact = row[k]! * scale
    const whole = Math.round(exact)
    into[k] = whole
    error2 += (whole - exact) ** 2
  }
  return { scale, error: Math.sqrt(error2) * 1.000001 }
}
