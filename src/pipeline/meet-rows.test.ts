import { expect, test } from 'vitest'
import { COSINE_ERROR_MAX } from '#campaign/rank-exchangeability.js'
import { Random } from '#lib/random.js'
import { meetRows } from './meet-rows.js'

const DIMENSIONS = 1024

/** Random rows of length 1: every tenth lies near the one before, and the last is of zeros. */
function unitRows(count: number): Float32Array[] {
  const random = new Random(7)
  const rows: Float32Array[] = []
  for (let r = 0; r < count - 1; r++) {
    const row = Float32Array.from({ length: DIMENSIONS }, (_, d) => {
      const near = r % 10 === 9 ? rows[r - 1]![d]! : 0
      return near + (random.below(2001) - 1000) / 1e5
    })
    const length = Math.hypot(...row)
    rows.push(row.map((value) => value / length))
  }
  return [...rows, new Float32Array(DIMENSIONS)]
}

test('every chosen row meets all rows, with cosines as good as is promised', () => {
  const rows = unitRows(150)
  const flat = Float32Array.from(rows.flatMap((row) => [...row]))
  // More than a panel of 64 of each, and a number that no group of four divides.
  const chosen = Array.from({ length: 70 }, (_, c) => 149 - 2 * c)
  const met = meetRows(flat, DIMENSIONS, chosen)
  expect(met.length).toBe(70)
  let worst = 0
  chosen.forEach((r, c) => {
    expect(met[c]!.length).toBe(150)
    rows.forEach((row, k) => {
      const exact = row.reduce((sum, value, d) => sum + value * rows[r]![d]!, 0)
      worst = Math.max(worst, Math.abs(met[c]![k]! - exact))
    })
  })
  expect(worst).toBeLessThan(COSINE_ERROR_MAX)
})
