import { expect, it } from 'vitest'
import { EMPTY_BUFFER, HELD_MAX, RATE_MS, rateOf, resume, takeArrivals } from './live-buffer'

const exchange = (account: string) => ({
  event: 'exchange',
  data: {
    at: '2026-03-01T00:00:00Z',
    account,
    model: 'm',
    input_tokens: 1,
    output_tokens: 2,
    reasoning_tokens: 0,
    capability: 'general',
    campaign_id: null,
  },
})
const many = (count: number) => Array.from({ length: count }, (_, place) => exchange(`acct_${place}`))

it('shows the newest first and holds no more than its bound', () => {
  const buffer = takeArrivals(takeArrivals(EMPTY_BUFFER, many(HELD_MAX), false, 0), [exchange('late')], false, 1)
  expect(buffer.entries).toHaveLength(HELD_MAX)
  expect(buffer.entries[0]!.account).toBe('late')
  expect(buffer.entries[1]!.account).toBe(`acct_${HELD_MAX - 1}`)
  expect(new Set(buffer.entries.map(({ key }) => key)).size).toBe(HELD_MAX)
})

it('keeps what comes during a pause apart, and counts what found no room', () => {
  const before = takeArrivals(EMPTY_BUFFER, [exchange('before')], false, 0)
  const paused = takeArrivals(before, many(HELD_MAX + 3), true, 1)
  expect(paused.entries).toBe(before.entries)
  expect(paused.dropped).toBe(3)
  const after = resume(paused)
  expect(after.entries).toHaveLength(HELD_MAX)
  expect(after).toMatchObject({ waiting: [], dropped: 0 })
})

it('sums what the server left out', () => {
  const skip = { event: 'skipped', data: { exchanges: 5, decisions: 2 } }
  const buffer = takeArrivals(EMPTY_BUFFER, [skip, exchange('one'), skip], false, 0)
  expect(buffer.skipped).toEqual({ exchanges: 10, decisions: 4 })
  expect(buffer.entries).toHaveLength(1)
})

it('tells the rate of the last ten seconds, and none when nothing comes', () => {
  const busy = takeArrivals(EMPTY_BUFFER, many(20), false, 1000)
  expect(rateOf(busy)).toBe(2)
  expect(rateOf(takeArrivals(busy, [], false, 1000 + RATE_MS))).toBe(0)
})
