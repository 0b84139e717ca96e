import { expect, test } from 'vitest'
import { sampleCampaign } from '#contract/fixtures/sample-campaign.js'
import { deriveBars, renderTimeline } from './timeline-chart.js'

const day = (text: string, harvesting: number) => ({ day: text, harvesting, other: 1 })

test('days without exchanges are bars of nothing', () => {
  const { bars } = deriveBars([day('2026-03-04', 5), day('2026-03-01', 2)])
  expect(bars.map((bar) => [bar.day, bar.harvesting])).toEqual([
    ['2026-03-01', 2],
    ['2026-03-02', 0],
    ['2026-03-03', 0],
    ['2026-03-04', 5],
  ])
})

test('years come in a bounded number of bars and lose nothing', () => {
  const { bars, days_per_bar } = deriveBars([day('1970-01-01', 2), day('2026-03-01', 3)])
  expect(bars.length).toBeLessThanOrEqual(120)
  expect(days_per_bar).toBeGreaterThan(100)
  expect(bars.reduce((sum, { harvesting }) => sum + harvesting, 0)).toBe(5)
})

test('an empty timeline is said, not drawn', () => {
  expect(renderTimeline({ ...sampleCampaign('camp_0000000000000001', 3), timeline: [] }).text).toContain(
    'No exchanges with a day',
  )
})
