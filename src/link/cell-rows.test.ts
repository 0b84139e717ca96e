import { expect, test } from 'vitest'
import { Random } from '#lib/random.js'
import { cellRows } from './cell-rows.js'
import { createDotKernel } from './dot-kernel.js'

const DIMENSIONS = 256
/** Signal of a row over its noise, as lengths: two rows of one source have a cosine of about 0.14. */
const SIGNAL = 0.4

/** Rows of many sources in turn, mostly noise. */
function plantedRows(count: number, sources: number): Float32Array {
  const random = new Random(11)
  const direction = Array.from({ length: sources * DIMENSIONS }, () => normal(random))
  return Float32Array.from({ length: count * DIMENSIONS }, (_, k) => {
    const source = Math.floor(k / DIMENSIONS) % sources
    return SIGNAL * direction[source * DIMENSIONS + (k % DIMENSIONS)]! + normal(random)
  })
}

/** nearly normal: the sum of twelve even draws */
function normal(random: Random): number {
  let sum = -6
  for (let k = 0; k < 12; k++) sum += random.unit()
  return sum
}

test('accounts of one source meet, and the work stays far below all pairs', () => {
  const [count, sources] = [1500, 30]
  const values = plantedRows(count, sources)
  const accounts = [...Array(count).keys()]
  const cells = cellRows(values, DIMENSIONS, accounts, 3, createDotKernel)
  let met = 0
  let pairs = 0
  for (let i = 0; i < count; i++) {
    for (let j = i % sources; j < i; j += sources) {
      pairs++
      if (cells.firstShared(i, j) >= 0) met++
    }
  }
  expect(met / pairs).toBeGreaterThan(0.9)
  const compared = cells.members.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  expect(compared).toBeLessThan(0.2 * ((count * (count - 1)) / 2))
})

test('each account stands in the given number of cells, and pairs know the first that they share', () => {
  const values = plantedRows(400, 8)
  const accounts = [...Array(400).keys()].filter((i) => i % 3 > 0)
  const cells = cellRows(values, DIMENSIONS, accounts, 2, createDotKernel)
  const of = new Map(accounts.map((i) => [i, cells.members.flatMap((list, c) => (list.includes(i) ? [c] : []))]))
  for (const own of of.values()) expect(own).toHaveLength(2)
  expect(cells.largest).toBe(Math.max(...cells.members.map(({ length }) => length)))
  for (const i of accounts.slice(0, 40)) {
    for (const j of accounts.slice(40, 90)) {
      expect(cells.firstShared(i, j)).toBe(of.get(i)!.find((c) => of.get(j)!.includes(c)) ?? -1)
    }
  }
})

test('the same rows give the same cells, with and without WebAssembly', () => {
  const values = plantedRows(300, 5)
  const accounts = [...Array(300).keys()]
  const cells = (simd: boolean) =>
    cellRows(values, DIMENSIONS, accounts, 3, (rows_max, dimensions) => createDotKernel(rows_max, dimensions, { simd }))
  expect(cells(true).members).toEqual(cells(true).members)
  expect(cells(false).members).toEqual(cells(true).members)
})

test('no account and a single one', () => {
  expect(cellRows(new Float32Array(0), DIMENSIONS, [], 3, createDotKernel).largest).toBe(0)
  const one = cellRows(plantedRows(1, 1), DIMENSIONS, [0], 3, createDotKernel)
  expect(one.members).toEqual([[0]])
})
