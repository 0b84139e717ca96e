import { expect, it } from 'vitest'
import { fromLocal, toLocal } from './local-time'

it('goes from UTC to the zone of the reader and back', () => {
  const at = '2026-12-31T22:30:00Z'
  expect(fromLocal(toLocal(at))).toBe(at)
  expect(toLocal('2026-12-31T22:30:00+00:00')).toBe(toLocal(at))
})

it('takes what is no time for none', () => {
  expect([toLocal('soon'), toLocal(undefined), toLocal(12), fromLocal('')]).toEqual(['', '', '', undefined])
})
