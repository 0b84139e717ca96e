import { expect, it } from 'vitest'
import { pauseAfter } from './back-off'

it('doubles from a second to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => pauseAfter(failures, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ])
})

it('spreads tries, so that all pages do not come back at once', () => {
  expect(pauseAfter(3, 0)).toBe(2000)
})
