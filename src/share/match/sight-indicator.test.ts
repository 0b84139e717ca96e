import { expect, it } from 'vitest'
import { INDICATOR_SCHEMA, type Indicator } from '#contract/indicator.js'
import { sightIndicator } from './sight-indicator.js'

const indicator: Indicator = {
  ...{ schema: INDICATOR_SCHEMA, id: 'indicator--00000000-0000-5000-8000-000000000000', confidence: 90 },
  ...{ value: { kind: 'payment', token: 'ab'.repeat(32) }, prevalence: { accounts: 0, of: 0 }, tlp: 'green' },
  ...{ seen: { accounts: 9, exchanges: 9 }, first_seen: '2026-01-01T00:00:00Z', last_seen: '2026-01-01T00:00:00Z' },
  ...{ half_life_days: 90, community: 'port', epoch: '1' },
}
const NOW = Date.parse('2026-01-01T00:00:00Z')
const matched = (accounts: number, kind_of = 'payment') => ({
  ...{ indicator: indicator.id, community_of: 'port', epoch_of: '1', kind_of, accounts, exchanges_seen: accounts },
  ...{ first_seen: '2026-01-01T00:00:00Z', last_seen: '2026-01-01T00:00:00Z' },
})
const options = { sighting_p_max: 0.01, looked_for: 1, prior: 0.01 }
const sight = (prevalence: { accounts: number; of: number }, accounts: number, more: object = {}, kind?: string) =>
  sightIndicator(
    { indicator, prevalence, override: null },
    matched(accounts, kind),
    { of: 10_000, coincidence: 0 },
    { ...options, ...more },
    NOW,
  )

it('is beyond chance only among all that were looked for', () => {
  const innocents = { accounts: 0, of: 10_000 }
  const alone = sight(innocents, 8)
  expect(alone).toMatchObject({ significant: true, expected_from: 'publisher' })
  expect(sight(innocents, 8, { looked_for: Math.ceil(0.02 / alone.p_value) }).significant).toBe(false)
})

it('is none where neither the publisher nor we know how common it is', () => {
  expect(sight({ accounts: 0, of: 0 }, 50)).toMatchObject({ significant: false, expected: 5000, expected_from: 'own' })
  expect(sight({ accounts: 0, of: 0 }, 50, {}, 'network')).toMatchObject({ significant: true, expected_from: 'own' })
})

it('is worth less the more accounts match, whatever the publisher saw', () => {
  const worth = [5, 50, 500, 5000].map((accounts) => sight({ accounts: 0, of: 1000 }, accounts).confidence)
  expect(worth).toEqual([...worth].sort((a, b) => b - a))
  expect(worth[0]).toBeGreaterThan(80)
  expect(worth[3]).toBeLessThan(5)
})
