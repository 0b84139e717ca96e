import { expect, it } from 'vitest'
import { fromOf, stepOf } from './span-query'

it('begins at a whole hour of a week, and at a whole day of a month', () => {
  expect(fromOf('7d', '2026-03-31T10:20:30.400Z')).toBe('2026-03-24T11:00:00.000Z')
  expect(fromOf('30d', '2026-03-31T10:20:30.400Z')).toBe('2026-03-02T00:00:00.000Z')
})

it('asks the same question again while no hour passes', () => {
  expect(fromOf('1d', '2026-03-31T10:20:30.400Z')).toBe(fromOf('1d', '2026-03-31T10:59:59.000Z'))
})

it('draws hours up to a week and days beyond', () => {
  expect(stepOf('2026-03-24T11:00:00Z', '2026-03-31T10:20:30Z')).toBe('hour')
  expect(stepOf('2026-03-02T00:00:00Z', '2026-03-31T10:20:30Z')).toBe('day')
  expect(stepOf(null, null)).toBe('day')
})
