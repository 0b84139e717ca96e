import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveBars } from './derive-bars.js'
import { renderTimelineFigure } from './timeline-figure.js'

const day = (text: string, harvesting: number, other = 1) => ({ day: text, harvesting, other })

test('days without exchanges are bars of nothing', () => {
  const { bars } = deriveBars([day('2026-03-04', 5), day('2026-03-01', 2)], 92)
  expect(bars.map((bar) => [bar.day, bar.harvesting])).toEqual([
    ['2026-03-01', 2],
    ['2026-03-02', 0],
    ['2026-03-03', 0],
    ['2026-03-04', 5],
  ])
})

test('any days come in a bounded number of bars, and nothing is lost', () => {
  const row = fc.record({
    day: fc
      .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    harvesting: fc.nat(1000),
    other: fc.nat(1000),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (rows, bars_max) => {
      const { bars, days_per_bar } = deriveBars(rows, bars_max)
      expect(bars.length).toBeLessThanOrEqual(bars_max)
      for (const field of ['harvesting', 'other'] as const)
        expect(bars.reduce((sum, bar) => sum + bar[field], 0)).toBe(rows.reduce((sum, each) => sum + each[field], 0))
      expect(renderTimelineFigure({ bars, days_per_bar, raised: null }).text).not.toMatch(/NaN|Infinity/)
    }),
  )
})

test('the moment of detection is drawn where it lies within', () => {
  const { bars, days_per_bar } = deriveBars([day('2026-03-01', 2), day('2026-03-04', 5)], 92)
  const draw = (raised: string) => renderTimelineFigure({ bars, days_per_bar, raised }).text
  expect(draw('2026-03-03T00:00:00.000Z')).toContain('x1="369"')
  expect(draw('2026-05-01T00:00:00.000Z')).not.toContain('first raised')
})
