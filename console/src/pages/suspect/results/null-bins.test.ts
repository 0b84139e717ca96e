import { describe, expect, it } from 'vitest'
import { binOf, edgesOf, nullBins } from './null-bins'

describe('bins of a null distribution', () => {
  it('holds every value once, and the observed one within the span', () => {
    const values = Array.from({ length: 100 }, (_, n) => -n / 50)
    const bins = nullBins(values, -40)
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(100)
    expect(binOf(bins, -40)).toBe(0)
    expect(bins.at(-1)).toMatchObject({ to: 0 })
    // The observed one is no value of the null.
    expect(bins[0]!.count).toBe(0)
  })
  it.each([
    [[-1.2, -0.08], -0.6],
    [[0.50001, 0.50002], 0.50003],
    [[0, 900], 12],
    [[3, 3], 3],
  ])('gives each bin a name of its own: %j', (values, observed) => {
    const names = edgesOf(nullBins(values, observed))
    expect(new Set(names).size).toBe(names.length)
  })
  it('has a bin where all are one', () => {
    expect(nullBins([3, 3], 3).reduce((sum, { count }) => sum + count, 0)).toBe(2)
  })
})
