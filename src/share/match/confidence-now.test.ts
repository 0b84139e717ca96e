import { describe, expect, it } from 'vitest'
import { confidenceNow, lastSeen } from './confidence-now.js'

const indicator = { confidence: 80, half_life_days: 30, last_seen: '2026-01-01T00:00:00Z' }
const at = (count: number) => Date.parse('2026-01-01T00:00:00Z') + count * 86_400_000
const bare = { indicator, override: null, sighting: null }

describe('confidence of an indicator', () => {
  it.each([
    [0, 80],
    [30, 40],
    [60, 20],
    [15, 80 / Math.SQRT2],
  ])('is after %d days what half-lives leave', (days, left) => {
    expect(confidenceNow(bare, at(days))).toBeCloseTo(left, 6)
  })

  it('does not grow where the clock of a publisher is ahead', () => {
    expect(confidenceNow(bare, at(-5))).toBe(80)
  })

  it('counts from a later sighting here, but not from one that chance may have given', () => {
    const sighting = { significant: true, last_seen: '2026-01-31T00:00:00Z' }
    expect(confidenceNow({ ...bare, sighting }, at(30))).toBe(80)
    expect(confidenceNow({ ...bare, sighting: { ...sighting, significant: false } }, at(30))).toBe(40)
    const older = { significant: true, last_seen: '2025-01-31T00:00:00Z' }
    expect(lastSeen({ indicator, sighting: older })).toBe(indicator.last_seen)
  })

  it('stays as an analyst pinned it, and is none where it is muted', () => {
    expect(confidenceNow({ ...bare, override: { confidence: 95, muted: false } }, at(300))).toBe(95)
    expect(confidenceNow({ ...bare, override: { confidence: 0, muted: false } }, at(0))).toBe(0)
    expect(confidenceNow({ ...bare, override: { confidence: null, muted: false } }, at(30))).toBe(40)
    expect(confidenceNow({ ...bare, override: { confidence: 95, muted: true } }, at(0))).toBe(0)
  })
})
