import { type DotKernel, PANEL_ROWS, panelRows } from './dot-kernel.js'
import { QUANTISED_LENGTH_MAX, quantiseRow } from './quantise-rows.js'

/** Rows with bounds on their dot products: a pair is near where a·b ≥ max(cosine[a] cosine[b], noise[a] noise[b]). */
export interface BoundedRows {
  dimensions: number
  /** row by row */
  values: Float32Array
  cosine: Float64Array
  noise: Float64Array
}

/**
 * Tells of every pair of the chosen rows that is near, and of a few that are not quite: the bound is loosened by the most
 * that rounding can have cost, so none is missed (tested), and the caller decides by the exact product.
 * @param chosen indices of rows, at most the kernel's `rows_max`; @param found told positions a > b in `chosen`
 */
export function nearestPairs(
  kernel: DotKernel,
  rows: BoundedRows,
  chosen: readonly number[],
  found: (a: number, b: number) => void,
): void {
  const { cosine, noise, slack } = placeBounded(kernel, rows, chosen)
  const count = chosen.length
  for (let a = 0; a < count; a += PANEL_ROWS) {
    const a_rows = panelRows(a, count)
    const a_end = Math.min(a + a_rows, count)
    for (let b = 0; b <= a; b += PANEL_ROWS) {
      const b_rows = panelRows(b, count)
      const products = kernel.dots(a, a_rows, b, b_rows)
      for (let i = a; i < a_end; i++) {
        const b_end = Math.min(b + b_rows, i)
        const line = (i - a) * b_rows - b
        for (let j = b; j < b_end; j++) {
          const bound = Math.max(cosine[i]! * cosine[j]!, noise[i]! * noise[j]!)
          if (products[line + j]! >= bound - slack[i]! - slack[j]!) found(i, j)
        }
      }
    }
  }
}

/** Puts the rows into the kernel's memory and scales their bounds alike. */
function placeBounded(kernel: DotKernel, rows: BoundedRows, chosen: readonly number[]) {
  const cosine = new Float64Array(chosen.length)
  const noise = new Float64Array(chosen.length)
  const slack = new Float64Array(chosen.length)
  const { dimensions, values } = rows
  for (let r = 0; r < chosen.length; r++) {
    const at = chosen[r]!
    const into = kernel.rows.subarray(r * kernel.stride, (r + 1) * kernel.stride)
    const { scale, error } = quantiseRow(values.subarray(at * dimensions, (at + 1) * dimensions), into)
    cosine[r] = scale * rows.cosine[at]!
    noise[r] = scale * rows.noise[at]!
    // |p·q − sa·tb| ≤ |p − sa||q| + |sa||q − tb|; the one covers the rounding of the exact product itself.
    slack[r] = error * QUANTISED_LENGTH_MAX + 1
  }
  return { cosine, noise, slack }
}
