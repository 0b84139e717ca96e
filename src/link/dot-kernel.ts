import { DOT_KERNEL_BYTES } from './dot-kernel-bytes.js'

/** Rows of a panel meet in groups of this many: the number of rows in a panel is a multiple of it. */
const ROWS_TOGETHER = 4

/** Rows of whole numbers in one memory, and the dot products of runs of them. */
export interface DotKernel {
  /** 16-bit whole numbers of a row: the dimensions, filled up with zeros to a multiple of eight */
  stride: number
  rows_max: number
  /** rows_max × stride; each row must stay shorter than `QUANTISED_LENGTH_MAX`, so that sums hold in 31 bits */
  rows: Int16Array
  /**
   * Dot products of rows a … a + a_rows − 1 with rows b … b + b_rows − 1, a_rows × b_rows, overwritten by the next call.
   * Both counts are multiples of `ROWS_TOGETHER` and at most `PANEL_ROWS`.
   */
  dots(a: number, a_rows: number, b: number, b_rows: number): Int32Array
}

/** Most rows of a panel: two panels of 128 KiB and their products stay in the processor's second cache. */
export const PANEL_ROWS = 64

/** Rows of the panel that begins at `first`: full, or as many as are left, in whole groups. */
export function panelRows(first: number, count: number): number {
  return Math.min(PANEL_ROWS, roundUp(count - first, ROWS_TOGETHER))
}

const PAGE_BYTES = 65_536

/**
 * A kernel with room for a number of rows: WebAssembly where its SIMD is there (50 products a nanosecond were measured on
 * a server's core), else plain JavaScript (1 a nanosecond) with the same results.
 * Throws a RangeError where the memory is refused.
 */
export function createDotKernel(rows_max: number, dimensions: number, { simd = hasSimd() } = {}): DotKernel {
  const stride = roundUp(dimensions, 8)
  const rounded = roundUp(rows_max, ROWS_TOGETHER)
  return simd ? createFast(rounded, stride) : createPlain(rounded, stride)
}

function roundUp(count: number, to: number): number {
  return Math.ceil(count / to) * to
}

function hasSimd(): boolean {
  return 'WebAssembly' in globalThis && WebAssembly.validate(bytes())
}

function bytes(): Uint8Array {
  return new Uint8Array(Buffer.from(DOT_KERNEL_BYTES, 'base64'))
}

/** The part of the global that is used here: Node's types lack it. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean
  Module: new (bytes: Uint8Array) => object
  Memory: new (descriptor: { initial: number }) => { buffer: ArrayBuffer }
  Instance: new (module: object, imports: object) => { exports: { dots: Dots } }
}

type Dots = (a: number, b: number, out: number, a_rows: number, b_rows: number, bytes: number) => void

function createFast(rows_max: number, stride: number): DotKernel {
  const row_bytes = stride * 2
  const out = rows_max * row_bytes
  const memory = new WebAssembly.Memory({ initial: Math.ceil((out + PANEL_ROWS ** 2 * 4) / PAGE_BYTES) })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes()), { host: { memory } })
  const products = new Int32Array(memory.buffer, out, PANEL_ROWS ** 2)
  return {
    stride,
    rows_max,
    rows: new Int16Array(memory.buffer, 0, rows_max * stride),
    dots(a, a_rows, b, b_rows) {
      exports.dots(a * row_bytes, b * row_bytes, out, a_rows, b_rows, row_bytes)
      return products
    },
  }
}

function createPlain(rows_max: number, stride: number): DotKernel {
  const rows = new Int16Array(rows_max * stride)
  const products = new Int32Array(PANEL_ROWS ** 2)
  return {
    stride,
    rows_max,
    rows,
    dots(a, a_rows, b, b_rows) {
      for (let i = 0; i < a_rows; i++) {
        for (let j = 0; j < b_rows; j++) {
          products[i * b_rows + j] = dotWhole(rows, (a + i) * stride, (b + j) * stride, stride)
        }
      }
      return products
    },
  }
}

function dotWhole(rows: Int16Array, a: number, b: number, stride: number): number {
  let s0 = 0
  let s1 = 0
  for (let k = 0; k < stride; k += 2) {
    s0 += rows[a + k]! * rows[b + k]!
    s1 += rows[a + k + 1]! * rows[b + k + 1]!
  }
  return s0 + s1
}
