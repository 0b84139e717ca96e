import { expect, it } from 'vitest'
import { busiestHour, distanceOf, idleHours, shareOf } from './hour-shares'

const day = (counts: Record<number, number>): number[] => Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0)

it('makes shares of counts, also of none', () => {
  expect(shareOf([1, 3])).toEqual([0.25, 0.75])
  expect(shareOf([0, 0])).toEqual([0, 0])
})

it('counts hours that lie idle', () => {
  expect(idleHours(day({ 3: 10, 4: 10 }))).toBe(22)
  expect(idleHours(Array(24).fill(5))).toBe(0)
  // One exchange in a thousand is no night's work.
  expect(idleHours(day({ 3: 999, 4: 1 }))).toBe(23)
})

it('tells how far two days lie apart, whatever their sizes', () => {
  expect(distanceOf(day({ 1: 1 }), day({ 1: 500 }))).toBe(0)
  expect(distanceOf(day({ 1: 1 }), day({ 2: 1 }))).toBe(1)
  expect(distanceOf(day({ 1: 1, 2: 1 }), day({ 2: 1 }))).toBe(0.5)
  expect(busiestHour(day({ 7: 3, 9: 2 }))).toBe(7)
})
