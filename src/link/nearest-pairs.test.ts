import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Random } from '#lib/random.js'
import { createDotKernel } from './dot-kernel.js'
import { type BoundedRows, nearestPairs } from './nearest-pairs.js'

function randomRows(seed: number, count: number, dimensions: number): BoundedRows {
  const random = new Random(seed)
  const values = Float32Array.from({ length: count * dimensions }, () => (random.unit() - 0.5) * 2 ** random.below(9))
  const bound = () => Float64Array.from({ length: count }, () => random.unit() * 2 ** random.below(9))
  return { dimensions, values, cosine: bound(), noise: bound() }
}

function dot({ values, dimensions }: BoundedRows, i: number, j: number): number {
  let sum = 0
  for (let d = 0; d < dimensions; d++) sum += values[i * dimensions + d]! * values[j * dimensions + d]!
  return sum
}

test('no near pair is missed, each is told once, and what is told is nearly near', () => {
  const size = fc.record({ count: fc.integer({ min: 0, max: 150 }), dimensions: fc.integer({ min: 1, max: 40 }) })
  fc.assert(
    fc.property(size, fc.nat(), fc.boolean(), ({ count, dimensions }, seed, simd) => {
      const rows = randomRows(seed, count, dimensions)
      const chosen = [...Array(count).keys()].filter((i) => i % 7 !== 3)
      const told = new Set<string>()
      nearestPairs(createDotKernel(chosen.length, dimensions, { simd }), rows, chosen, (a, b) => {
        expect(a).toBeGreaterThan(b)
        expect(told.has(`${a} ${b}`)).toBe(false)
        told.add(`${a} ${b}`)
      })
      for (let a = 0; a < chosen.length; a++) {
        for (let b = 0; b < a; b++) {
          const [i, j] = [chosen[a]!, chosen[b]!]
          const bound = Math.max(rows.cosine[i]! * rows.cosine[j]!, rows.noise[i]! * rows.noise[j]!)
          const product = dot(rows, i, j)
          const rounding = 0.001 * Math.sqrt(dot(rows, i, i) * dot(rows, j, j))
          if (product >= bound) expect(told.has(`${a} ${b}`)).toBe(true)
          if (product < bound - rounding) expect(told.has(`${a} ${b}`)).toBe(false)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a pair exactly at its bound is told', () => {
  const rows = {
    dimensions: 1,
    values: Float32Array.of(0.3, 0.7),
    cosine: new Float64Array(2),
    noise: new Float64Array(2),
  }
  rows.cosine.fill(Math.sqrt(rows.values[0]! * rows.values[1]!))
  const told: number[][] = []
  nearestPairs(createDotKernel(2, 1), rows, [0, 1], (a, b) => told.push([a, b]))
  expect(told).toEqual([[1, 0]])
})

test('nothing is told of no row and of one', () => {
  const rows = randomRows(1, 1, 8)
  for (const chosen of [[], [0]]) {
    nearestPairs(createDotKernel(chosen.length, 8), rows, chosen, () => expect.unreachable())
  }
  expect(rows.cosine.length).toBe(1)
})
