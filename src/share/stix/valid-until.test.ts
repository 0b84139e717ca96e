import { expect, it } from 'vitest'
import { halfLifeOf, validUntil } from './valid-until.js'

const bounds = { confidence_floor: 20, valid_days_max: 3650 }
const seen = { first_seen: '2026-01-01T00:00:00Z', last_seen: '2026-01-11T00:00:00Z' }

it.each([
  ['two halvings', { confidence: 80, half_life_days: 30 }, '2026-03-12T00:00:00.000Z'],
  ['at the floor: not after its last sighting', { confidence: 20, half_life_days: 30 }, '2026-01-11T00:00:00.000Z'],
  ['no confidence at all', { confidence: 0, half_life_days: 30 }, '2026-01-11T00:00:00.000Z'],
  ['hardly ever', { confidence: 100, half_life_days: 1e9 }, '2036-01-09T00:00:00.000Z'],
])('%s', (_, indicator, until) => {
  expect(validUntil({ ...seen, ...indicator }, bounds)).toBe(until)
})

it('is always after the first sighting, as STIX asks', () => {
  const once = { first_seen: seen.first_seen, last_seen: seen.first_seen, confidence: 1, half_life_days: 1 }
  expect(validUntil(once, bounds)).toBe('2026-01-01T00:00:00.001Z')
})

it('the way back gives the half-life', () => {
  expect(halfLifeOf(80, 20, 60)).toBe(30)
  expect(halfLifeOf(10, 20, 60)).toBe(60)
})
