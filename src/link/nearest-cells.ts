import { meetPlaced, type PlacedRows, type RowSource } from './placed-rows.js'

/**
 * The `per` centroids that lie nearest in angle to each row, the nearest first; ties go to the earlier one.
 * @returns rows × per indices of centroids; `per` is at most their number
 */
export function nearestCells(centroids: PlacedRows, rows: RowSource, per: number): Uint32Array {
  const nearest = new Uint32Array(rows.count * per)
  const dots = new Float64Array(rows.count * per).fill(Number.NEGATIVE_INFINITY)
  meetPlaced(centroids, rows, (r, first, count, products, line) => {
    // Each centroid has its own scale, but all are of one length as whole numbers but for the few with one huge number.
    for (let c = 0; c < count; c++) offer(nearest, dots, r * per, per, first + c, products[line + c]!)
  })
  return nearest
}

/** Puts a cell into its place among the nearest so far, if it has one. */
function offer(nearest: Uint32Array, dots: Float64Array, at: number, per: number, cell: number, dot: number): void {
  let place = at + per - 1
  if (dot <= dots[place]!) return
  for (; place > at && dots[place - 1]! < dot; place--) {
    dots[place] = dots[place - 1]!
    nearest[place] = nearest[place - 1]!
  }
  dots[place] = dot
  nearest[place] = cell
}
