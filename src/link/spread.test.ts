import { expect, test } from 'vitest'
import type { Spread } from '#contract/profiles.js'
import { Random } from '#lib/random.js'
import { createDotKernel } from './dot-kernel.js'
import { shapeSpread, spreadAlong } from './spread.js'

const DIMENSIONS = 90

/** Draws with a few of the dimensions each, some dimensions far more often than others. */
function randomSpread(count: number): Spread {
  const random = new Random(5)
  const spread: Spread = { dimensions: [], values: [] }
  for (let p = 0; p < count; p++) {
    const at = new Set(Array.from({ length: 12 }, () => Math.floor((DIMENSIONS - 5) * random.unit() ** 3)))
    spread.dimensions.push(Uint16Array.from(at))
    spread.values.push(Float32Array.from(at, () => random.unit() - 0.5))
  }
  return spread
}

function dense(spread: Spread, p: number): number[] {
  const row = new Array<number>(DIMENSIONS).fill(0)
  spread.dimensions[p]!.forEach((d, k) => {
    row[d] = spread.values[p]![k]!
  })
  return row
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, k) => sum + x * b[k]!, 0)

test('the trace of the square is the mean over all pairs of different draws', () => {
  const spread = randomSpread(60)
  let sum = 0
  for (let p = 0; p < 60; p++) {
    for (let q = 0; q < 60; q++) if (p !== q) sum += dot(dense(spread, p), dense(spread, q)) ** 2
  }
  expect(shapeSpread(spread, DIMENSIONS).trace2).toBeCloseTo(sum / (60 * 59), 12)
})

test('the spread along a row is the mean square of the draws along it, to a thousandth', () => {
  const spread = randomSpread(200)
  const shape = shapeSpread(spread, DIMENSIONS)
  const random = new Random(6)
  const rows = Array.from({ length: 130 }, () => Float32Array.from({ length: DIMENSIONS }, () => random.unit() - 0.5))
  rows[70] = new Float32Array(DIMENSIONS)
  for (const simd of [true, false]) {
    const along = spreadAlong(shape, { count: rows.length, row: (r) => rows[r]! }, (rows_max, dimensions) =>
      createDotKernel(rows_max, dimensions, { simd }),
    )
    rows.forEach((row, r) => {
      const exact = spread.values.reduce((sum, _, p) => sum + dot(dense(spread, p), row) ** 2, 0) / 200
      expect(Math.abs(along[r]! - exact)).toBeLessThanOrEqual(0.001 * exact)
    })
  }
})

test('without draws, or with one, nothing spreads over pairs', () => {
  expect(shapeSpread({ dimensions: [], values: [] }, 8).trace2).toBe(0)
  expect(shapeSpread(randomSpread(1), DIMENSIONS).trace2).toBe(0)
  const shape = shapeSpread({ dimensions: [], values: [] }, 8)
  expect([
    ...spreadAlong(shape, { count: 1, row: () => Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) }, createDotKernel),
  ]).toEqual([0])
})
