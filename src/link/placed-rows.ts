import { type DotKernel, PANEL_ROWS, panelRows } from './dot-kernel.js'
import { quantiseRow } from './quantise-rows.js'

/** Rows that are given one by one. */
export interface RowSource {
  count: number
  row(r: number): Float32Array | Float64Array
}

/** Rows that lie in a kernel's memory from its beginning on; behind them is room for a panel. */
export interface PlacedRows {
  kernel: DotKernel
  count: number
  /** what each row was multiplied by; 0 for a row of zeros */
  scales: Float64Array
}

/** Puts rows into a kernel's memory, which must hold `PANEL_ROWS` rows more. */
export function placeRows(kernel: DotKernel, { count, row }: RowSource): PlacedRows {
  const scales = new Float64Array(count)
  for (let r = 0; r < count; r++) {
    scales[r] = quantiseRow(row(r), kernel.rows.subarray(r * kernel.stride, (r + 1) * kernel.stride)).scale
  }
  return { kernel, count, scales }
}

/** The whole-number products of row r of the source (times `scale`) with the placed rows `first` … `first + count − 1`. */
export type VisitProducts = (
  r: number,
  first: number,
  count: number,
  products: Int32Array,
  /** where the products of r begin */
  line: number,
  scale: number,
) => void

/** Meets every row of a source with every placed row, panel by panel. */
export function meetPlaced({ kernel, count }: PlacedRows, rows: RowSource, visit: VisitProducts): void {
  const behind = kernel.rows_max - PANEL_ROWS
  const panel = new Float64Array(PANEL_ROWS)
  for (let start = 0; start < rows.count; start += PANEL_ROWS) {
    const end = Math.min(start + PANEL_ROWS, rows.count)
    for (let r = start; r < end; r++) {
      const at = (behind + r - start) * kernel.stride
      panel[r - start] = quantiseRow(rows.row(r), kernel.rows.subarray(at, at + kernel.stride)).scale
    }
    for (let first = 0; first < count; first += PANEL_ROWS) {
      const width = panelRows(first, count)
      const products = kernel.dots(behind, panelRows(start, rows.count), first, width)
      for (let r = start; r < end; r++) {
        visit(r, first, Math.min(width, count - first), products, (r - start) * width, panel[r - start]!)
      }
    }
  }
}
