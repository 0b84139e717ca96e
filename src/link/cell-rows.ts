import { Random } from '#lib/random.js'
import { type createDotKernel, PANEL_ROWS } from './dot-kernel.js'
import { nearestCells } from './nearest-cells.js'
import { placeRows, type RowSource } from './placed-rows.js'

/** Overlapping cells of accounts. */
export interface Cells {
  /** the accounts of each cell, in the order in which they were given */
  members: number[][]
  /** accounts of the largest cell */
  largest: number
  /** the first cell that two accounts share, in which their pair counts; −1 where they share none */
  firstShared(i: number, j: number): number
}

/** Cells of even size would make the work grow like N√N; measured from 34,000 to 68,000 accounts: pairs × 3.1, time × 2. */
const CELLS_PER_ROOT = 2
/** Accounts from which the centroids are made. */
const SAMPLE_MAX = 20_000
/** A fifth round changed the share of links that is found by 0.1 points. */
const ROUNDS = 4
const SEED = 0x63656c6c

/**
 * Cells of accounts that write about alike things: spherical k-means (Dhillon and Modha, Machine Learning 2001) on a
 * sample, then every account in its `per` nearest cells. A single account is mostly noise, but a centroid averages many:
 * accounts of one source meet far more often than their own cosine (0.1 to 0.15) lets one expect.
 * @param values rows of `dimensions` numbers, of which `accounts` are placed
 */
export function cellRows(
  values: Float32Array,
  dimensions: number,
  accounts: readonly number[],
  per: number,
  createKernel: typeof createDotKernel,
): Cells {
  const rowsOf = (chosen: readonly number[]): RowSource => ({
    count: chosen.length,
    row: (r) => values.subarray(chosen[r]! * dimensions, (chosen[r]! + 1) * dimensions),
  })
  const sample = rowsOf(draw(accounts, SAMPLE_MAX))
  const count = Math.min(Math.ceil(CELLS_PER_ROOT * Math.sqrt(accounts.length)), sample.count)
  const kernel = createKernel(count + PANEL_ROWS, dimensions)
  let centroids: RowSource = { count, row: sample.row }
  for (let round = 0; round < ROUNDS; round++) {
    centroids = average(sample, nearestCells(placeRows(kernel, centroids), sample, 1), centroids)
  }
  const each = Math.min(per, count)
  return gather(accounts, nearestCells(placeRows(kernel, centroids), rowsOf(accounts), each), count, each)
}

/** The first draws of a shuffle. */
function draw(accounts: readonly number[], count_max: number): number[] {
  const random = new Random(SEED)
  const drawn = [...accounts]
  const count = Math.min(count_max, drawn.length)
  for (let k = 0; k < count; k++) {
    const other = k + random.below(drawn.length - k)
    const held = drawn[k]!
    drawn[k] = drawn[other]!
    drawn[other] = held
  }
  return drawn.slice(0, count)
}

/** The direction in which each cell's rows lie, all rows taken at length 1; a cell that lost its rows stays. */
function average(sample: RowSource, own: Uint32Array, before: RowSource): RowSource {
  const sums = Array.from({ length: before.count }, (): Float64Array | undefined => undefined)
  for (let r = 0; r < sample.count; r++) {
    const row = sample.row(r)
    sums[own[r]!] ??= new Float64Array(row.length)
    const sum = sums[own[r]!]!
    let length2 = 0
    for (let d = 0; d < row.length; d++) length2 += row[d]! ** 2
    const scale = length2 > 0 ? 1 / Math.sqrt(length2) : 0
    for (let d = 0; d < row.length; d++) sum[d]! += row[d]! * scale
  }
  return { count: before.count, row: (c) => sums[c] ?? before.row(c) }
}

function gather(accounts: readonly number[], near: Uint32Array, count: number, per: number): Cells {
  const members: number[][] = Array.from({ length: count }, () => [])
  const place = new Map<number, number>()
  for (let r = 0; r < accounts.length; r++) {
    place.set(accounts[r]!, r * per)
    for (let k = 0; k < per; k++) members[near[r * per + k]!]!.push(accounts[r]!)
  }
  return {
    members,
    largest: members.reduce((most, { length }) => Math.max(most, length), 0),
    firstShared(i, j) {
      const a = near.subarray(place.get(i)!, place.get(i)! + per)
      const b = near.subarray(place.get(j)!, place.get(j)! + per)
      return a.reduce((first, cell) => (b.includes(cell) && (first < 0 || cell < first) ? cell : first), -1)
    },
  }
}
