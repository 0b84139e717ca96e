import { expect, test } from 'vitest'
import { Random } from '#lib/random.js'
import { createDotKernel, PANEL_ROWS } from './dot-kernel.js'
import { nearestCells } from './nearest-cells.js'
import { placeRows, type RowSource } from './placed-rows.js'

function nearest(centroids: Float32Array[], rows: Float32Array[], per: number): number[][] {
  const source = (list: Float32Array[]): RowSource => ({ count: list.length, row: (r) => list[r]! })
  const kernel = createDotKernel(centroids.length + PANEL_ROWS, centroids[0]!.length)
  const found = nearestCells(placeRows(kernel, source(centroids)), source(rows), per)
  return rows.map((_, r) => [...found.subarray(r * per, (r + 1) * per)])
}

test('the nearest centroids come by angle, whatever their lengths', () => {
  const centroids = [Float32Array.of(100, 0), Float32Array.of(0, 1), Float32Array.of(-3, 3)]
  const rows = [Float32Array.of(1, 2), Float32Array.of(-5, 4), Float32Array.of(9, 1)]
  expect(nearest(centroids, rows, 2)).toEqual([
    [1, 0],
    [2, 1],
    [0, 1],
  ])
})

test('of two centroids alike the earlier one is nearer', () => {
  const centroid = Float32Array.of(1, 2, 3)
  expect(nearest([centroid, centroid, centroid], [Float32Array.of(1, 1, 1)], 2)).toEqual([[0, 1]])
})

test('over many panels the order is that of the cosines', () => {
  const random = new Random(2)
  const dimensions = 40
  const made = (count: number) =>
    Array.from({ length: count }, () => Float32Array.from({ length: dimensions }, () => random.unit() - 0.5))
  const [centroids, rows] = [made(150), made(140)]
  const length = (v: Float32Array) => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0))
  nearest(centroids, rows, 3).forEach((found, r) => {
    const cosine = centroids.map(
      (c) => c.reduce((sum, x, d) => sum + x * rows[r]![d]!, 0) / length(c) / length(rows[r]!),
    )
    const best = cosine.toSorted((a, b) => b - a)
    found.forEach((c, k) => {
      expect(cosine[c]).toBeCloseTo(best[k]!, 2)
    })
    expect(new Set(found).size).toBe(3)
  })
})
