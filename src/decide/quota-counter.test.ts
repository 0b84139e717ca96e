import { describe, expect, it } from 'vitest'
import { QuotaCounter, untilMidnight } from './quota-counter.js'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const HOUR_MS = 3_600_000

describe('QuotaCounter', () => {
  it('counts by key and UTC day', () => {
    const quotas = new QuotaCounter(10)
    quotas.add('a', NOON)
    quotas.add('a', NOON + 11 * HOUR_MS)
    expect([quotas.used('a', NOON), quotas.used('b', NOON)]).toEqual([2, 0])
    expect(quotas.used('a', NOON + 12 * HOUR_MS)).toBe(0)
  })

  it('keeps the count where the clock steps back over midnight, and is not stuck after a leap ahead', () => {
    const quotas = new QuotaCounter(10)
    quotas.add('a', NOON + 12 * HOUR_MS)
    expect(quotas.used('a', NOON + 11 * HOUR_MS)).toBe(1)
    quotas.add('b', NOON + 9000 * HOUR_MS)
    expect(quotas.used('b', NOON)).toBe(0)
  })

  it('knows how long the day lasts', () => {
    expect(untilMidnight(NOON)).toBe(12 * HOUR_MS)
    expect(untilMidnight(NOON + 12 * HOUR_MS)).toBe(24 * HOUR_MS)
  })
})
