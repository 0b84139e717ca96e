import type { Spread } from '#contract/profiles.js'
import { type createDotKernel, PANEL_ROWS } from './dot-kernel.js'
import { meetPlaced, placeRows, type RowSource } from './placed-rows.js'

/** S, the covariance of a text about its account's mean. */
export interface SpreadShape {
  dimensions: number
  /** dimensions × dimensions: the mean of d dᵀ over the draws d */
  matrix: Float64Array
  /** tr(S²) = E[(d·d′)²] over all pairs of different draws, which belong to different accounts */
  trace2: number
}

/** S and tr(S²) from the draws; ‖Σ d dᵀ‖² = Σ (d·d′)², so that no pair need be visited. */
export function shapeSpread(spread: Spread, dimensions: number): SpreadShape {
  const count = spread.values.length
  const matrix = new Float64Array(dimensions * dimensions)
  let own = 0
  for (let p = 0; p < count; p++) {
    const at = spread.dimensions[p]!
    const values = spread.values[p]!
    let length2 = 0
    for (let k = 0; k < values.length; k++) {
      const value = values[k]!
      const line = at[k]! * dimensions
      length2 += value * value
      for (let l = 0; l < values.length; l++) matrix[line + at[l]!]! += value * values[l]!
    }
    own += length2 * length2
  }
  let all = 0
  for (let k = 0; k < matrix.length; k++) {
    all += matrix[k]! ** 2
    matrix[k]! /= Math.max(1, count)
  }
  return { dimensions, matrix, trace2: Math.max(0, all - own) / Math.max(1, count * (count - 1)) }
}

/**
 * vᵀ S v for rows v. S v is rounded to fifteen bits, which costs less than 0.1 % of the result (tested); the draws
 * themselves leave 3 %.
 */
export function spreadAlong(
  { matrix, dimensions }: SpreadShape,
  rows: RowSource,
  createKernel: typeof createDotKernel,
): Float64Array {
  const along = new Float64Array(rows.count)
  const lines = placeRows(createKernel(dimensions + PANEL_ROWS, dimensions), {
    count: dimensions,
    row: (d) => matrix.subarray(d * dimensions, (d + 1) * dimensions),
  })
  const unit = lines.scales.map((scale) => (scale > 0 ? 1 / scale : 0))
  meetPlaced(lines, rows, (r, first, count, products, line, scale) => {
    if (scale === 0) return
    const v = rows.row(r)
    let sum = 0
    for (let d = 0; d < count; d++) sum += v[first + d]! * products[line + d]! * unit[first + d]!
    along[r]! += sum / scale
  })
  return along
}
