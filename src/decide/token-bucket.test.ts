import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TokenBuckets } from './token-bucket.js'

const pass = (buckets: TokenBuckets, rate: { per_minute: number; burst: number }, now_ms: number, key = 'a') => {
  if (buckets.wait(key, rate, now_ms) > 0) return false
  buckets.take(key, rate, now_ms)
  return true
}

describe('TokenBuckets', () => {
  it('never passes more than rate × time + burst, in any stretch', () => {
    const asked = fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 300 })
    const rates = fc.record({
      per_minute: fc.double({ min: 0.1, max: 600, noNaN: true }),
      burst: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(asked, rates, (steps, rate) => {
        const buckets = new TokenBuckets(10)
        let now_ms = 1_700_000_000_000
        const passed: number[] = []
        for (const step of steps) {
          now_ms += step
          if (pass(buckets, rate, now_ms)) passed.push(now_ms)
        }
        passed.forEach((from, first) => {
          const last = passed.length - 1
          const t_minutes = ((passed[last] as number) - from) / 60_000
          expect(last - first + 1).toBeLessThanOrEqual(rate.per_minute * t_minutes + rate.burst + 1e-6)
        })
      }),
    )
  })

  it('lets pass who waits as long as told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 5 }), (per_minute, burst) => {
        const rate = { per_minute, burst }
        const buckets = new TokenBuckets(10)
        let now_ms = 1_700_000_000_000
        for (let turn = 0; turn < 20; turn += 1) {
          now_ms += Math.ceil(buckets.wait('a', rate, now_ms))
          expect(pass(buckets, rate, now_ms)).toBe(true)
        }
      }),
    )
  })

  it('is neither filled nor stopped by a clock that goes back', () => {
    const buckets = new TokenBuckets(10)
    const rate = { per_minute: 1, burst: 1 }
    expect(pass(buckets, rate, 1_000_000)).toBe(true)
    expect(pass(buckets, rate, 0)).toBe(false)
    expect(buckets.wait('a', rate, 0)).toBe(60_000)
    expect(pass(buckets, rate, 60_000)).toBe(true)
  })

  it('forgets the buckets used longest ago, counts them, and keeps those in use', () => {
    const buckets = new TokenBuckets(100)
    const rate = { per_minute: 0.001, burst: 1 }
    for (let other = 0; other < 10_000; other += 1) {
      expect(pass(buckets, rate, 0, 'busy')).toBe(other === 0)
      pass(buckets, rate, 0, `other-${other}`)
      expect(buckets.size).toBeLessThanOrEqual(100)
    }
    expect(buckets.evicted).toBeGreaterThan(9000)
  })
})
