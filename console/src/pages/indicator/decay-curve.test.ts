import { expect, it } from 'vitest'
import { decayCurve, nearestDay } from './decay-curve'

const DAY_MS = 86_400_000
const last_seen = '2026-01-01T00:00:00.000Z'
const seen_ms = Date.parse(last_seen)

it('halves in each half-life, from the day it was last seen', () => {
  const curve = decayCurve({ confidence: 80, half_life_days: 14, last_seen }, seen_ms)
  expect(curve[0]).toEqual({ day: '2026-01-01', confidence: 80 })
  expect(curve[14]).toEqual({ day: '2026-01-15', confidence: 40 })
  expect(curve.at(-1)!.confidence).toBeCloseTo(5)
})

it('reaches beyond now, with few points however old it is', () => {
  const now_ms = seen_ms + 2000 * DAY_MS
  const curve = decayCurve({ confidence: 80, half_life_days: 14, last_seen }, now_ms)
  expect(Date.parse(curve.at(-1)!.day)).toBeGreaterThan(now_ms)
  expect(curve.length).toBeLessThan(125)
})

it('finds the day of a mark', () => {
  const curve = decayCurve({ confidence: 80, half_life_days: 90, last_seen }, seen_ms)
  const near = nearestDay(curve, seen_ms + 100 * DAY_MS)
  expect(Math.abs(Date.parse(near) - seen_ms - 100 * DAY_MS)).toBeLessThanOrEqual(2 * DAY_MS)
})
