import { expect, it } from 'vitest'
import { dayFromNow, expiryOf } from './end-of-clearance'

it('leaves the end to the setting, says never in words, and takes the whole of a day', () => {
  expect(expiryOf({ ends: 'setting', day: '2026-12-31' })).toEqual({})
  expect(expiryOf({ ends: 'never', day: '' })).toEqual({ expires: null })
  const { expires } = expiryOf({ ends: 'day', day: '2026-12-31' })
  const end = new Date(expires!)
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours(), end.getMinutes()]).toEqual([
    2026, 11, 31, 23, 59,
  ])
})

it('counts days over the end of a month', () => {
  expect(dayFromNow(1, new Date(2026, 0, 31, 12).getTime())).toBe('2026-02-01')
})
