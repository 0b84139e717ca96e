import { expect, it } from 'vitest'
import { withNumbers } from './with-numbers.js'

it('writes numbers in digits, with their type', () => {
  expect(withNumbers('a = {a:UInt64} AND b < {b:Float64}', { a: 2n ** 64n - 1n, b: 0.25 })).toBe(
    'a = toUInt64(18446744073709551615) AND b < toFloat64(0.25)',
  )
})

it('writes lists of them', () => {
  expect(withNumbers('has({a:Array(UInt64)}, b)', { a: [1n, 2n] })).toBe("has(CAST([1, 2], 'Array(UInt64)'), b)")
  expect(() => withNumbers('{a:Array(UInt64)}', { a: ['1'] as unknown as bigint[] })).toThrow(TypeError)
  expect(() => withNumbers('{a:Array(UInt64)}', { a: 1 })).toThrow(TypeError)
})

it.each([
  ['a text', '{a:UInt32}', { a: '1) OR (1' }],
  ['a broken number', '{a:UInt32}', { a: 1.5 }],
  ['no number', '{a:Float64}', { a: Number.NaN }],
  ['an absent one', '{b:UInt32}', { a: 1 }],
  ['another type', '{a:String}', { a: 1 }],
])('refuses %s', (_, sql, numbers) => {
  expect(() => withNumbers(sql, numbers as unknown as Record<string, number>)).toThrow(TypeError)
})
