import { expect, it } from 'vitest'
import { expiresOf } from './expiry'

const NOW = Date.parse('2026-03-01T10:00:00.000Z')

it('counts days from now, and gives none for never', () => {
  expect(expiresOf('30', '', NOW)).toBe('2026-03-31T10:00:00.000Z')
  expect(expiresOf('never', '2026-05-06', NOW)).toBeUndefined()
})

it('takes the whole of a chosen day, as the reader’s calendar has it', () => {
  expect(expiresOf('other', '2026-05-06', NOW)).toBe(new Date(2026, 4, 6, 23, 59, 59).toISOString())
})
