import { describe, expect, it } from 'vitest'
import { observedInterval } from './observed-interval.js'

describe('observedInterval', () => {
  it('is Wilson’s for hits: 8 of 20', () => {
    const [low, high] = observedInterval(8, 8, 20) ?? [0, 0]
    expect(low).toBeCloseTo(0.2188, 4)
    expect(high).toBeCloseTo(0.6134, 4)
    expect(observedInterval(0, 0, 10)?.[0]).toBe(0)
  })

  it('is the mean ± 1.96 standard errors for other scores', () => {
    const scores = [0.5, 1.5, 2.5, 3.5]
    const [low, high] = observedInterval(
      8,
      scores.reduce((sum, x) => sum + x * x, 0),
      4,
    ) ?? [0, 0]
    expect((low + high) / 2).toBeCloseTo(2, 12)
    expect((high - low) / 2).toBeCloseTo(1.95996 * Math.sqrt(5 / 3 / 4), 4)
  })

  it('is none without scores', () => {
    expect(observedInterval(0, 0, 0)).toBeNull()
  })
})
