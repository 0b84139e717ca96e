import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QUANTISED_LENGTH_MAX, quantiseRow } from './quantise-rows.js'

const rows = fc
  .array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 300 })
  .map((numbers) => Float32Array.from(numbers))

test('no row is too long for a sum of 31 bits, and the error bounds what rounding cost', () => {
  fc.assert(
    fc.property(rows, (row) => {
      const into = new Int16Array(row.length)
      const { scale, error } = quantiseRow(row, into)
      let length2 = 0
      let error2 = 0
      for (let k = 0; k < row.length; k++) {
        length2 += into[k]! ** 2
        error2 += (into[k]! - scale * row[k]!) ** 2
      }
      expect(length2).toBeLessThanOrEqual(QUANTISED_LENGTH_MAX ** 2)
      expect(Math.sqrt(error2)).toBeLessThanOrEqual(error + 1e-9)
      expect(error).toBeLessThanOrEqual(Math.sqrt(row.length) / 2 + 1e-3)
    }),
  )
})

test('no product of two rows passes 31 bits', () => {
  expect(QUANTISED_LENGTH_MAX ** 2).toBeLessThan(2 ** 31)
})

test('a row of zeros stays one, and what lay there before is gone', () => {
  const into = Int16Array.of(7, 7, 7)
  expect(quantiseRow(new Float32Array(3), into)).toEqual({ scale: 0, error: 0 })
  expect([...into]).toEqual([0, 0, 0])
})

test('fifteen bits are used', () => {
  const into = new Int16Array(2)
  quantiseRow(Float32Array.of(1e-20, 1e-24), into)
  expect(into[0]).toBe(32_767)
  expect(into[1]).toBe(3)
})
