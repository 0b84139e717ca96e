import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Random } from '#lib/random.js'
import { createDotKernel, PANEL_ROWS, panelRows } from './dot-kernel.js'
import { DOT_KERNEL_BYTES } from './dot-kernel-bytes.js'
import { QUANTISED_LENGTH_MAX } from './quantise-rows.js'

test('WebAssembly and plain JavaScript give the same products', () => {
  const size = fc.record({ rows: fc.integer({ min: 1, max: 80 }), dimensions: fc.integer({ min: 1, max: 70 }) })
  fc.assert(
    fc.property(size, fc.nat(), ({ rows, dimensions }, seed) => {
      const random = new Random(seed)
      const fast = createDotKernel(rows, dimensions, { simd: true })
      const plain = createDotKernel(rows, dimensions, { simd: false })
      expect(fast.rows.length).toBe(plain.rows.length)
      for (let k = 0; k < fast.rows.length; k++) fast.rows[k] = plain.rows[k] = random.below(8_001) - 4_000
      const [a_rows, b_rows] = [panelRows(0, rows), panelRows(rows > 64 ? 64 : 0, rows)]
      const b = rows > 64 ? 64 : 0
      const count = a_rows * b_rows
      expect([...fast.dots(0, a_rows, b, b_rows).subarray(0, count)]).toEqual([
        ...plain.dots(0, a_rows, b, b_rows).subarray(0, count),
      ])
    }),
    { numRuns: 60 },
  )
})

test('the longest rows do not overflow', () => {
  for (const simd of [true, false]) {
    // Either all of the length in two numbers, or evenly in 1,024.
    const kernel = createDotKernel(4, 1024, { simd })
    const even = Math.floor(QUANTISED_LENGTH_MAX / 32)
    kernel.rows.fill(even, 0, 1024)
    kernel.rows.fill(-even, 1024, 2048)
    kernel.rows.set([32_767, 32_767], 2048)
    const products = kernel.dots(0, 4, 0, 4)
    expect(products[0]).toBe(1024 * even ** 2)
    expect(products[1]).toBe(-1024 * even ** 2)
    expect(products[10]).toBe(2 * 32_767 ** 2)
    expect(products[2]).toBe(2 * 32_767 * even)
  }
})

test('panels end with the rows, in whole groups', () => {
  expect([panelRows(0, 1), panelRows(0, 5), panelRows(0, 200), panelRows(128, 200)]).toEqual([4, 8, PANEL_ROWS, 64])
  expect(panelRows(192, 200)).toBe(8)
})

test('this Node has what the fast kernel needs, and a process without WebAssembly notices', () => {
  const ask = `console.log('WebAssembly' in globalThis && WebAssembly.validate(Buffer.from('${DOT_KERNEL_BYTES}', 'base64')))`
  const answer = (...flags: string[]) =>
    spawnSync(process.execPath, [...flags, '-e', ask], { encoding: 'utf8' }).stdout.trim()
  expect(answer()).toBe('true')
  expect(answer('--jitless')).toBe('false')
})
