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
const options = {
  ...{ sighting_p_max: 0.01, looked_for: 1, prior: 0.01, publisher_accounts_max: 10_000_000, common_share: 0.1 },
}
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

/** Numbers of accounts that publishers can name: the schema asks for whole ones alone. */
const CLAIMED = [1000, 1e5, 1e7, 1e9, 1e12, 9e15]

it('is worth less the more accounts match, whatever the publisher saw', () => {
  for (const of of CLAIMED) {
    const worth = [5, 50, 500, 5000].map((accounts) => sight({ accounts: 0, of }, accounts).confidence)
    expect(worth).toEqual([...worth].sort((a, b) => b - a))
    expect(worth[0]).toBeGreaterThan(80)
    expect(worth[3], `0 of ${of}`).toBeLessThan(5)
  }
})

it('is worth less where publishers saw it among innocents, and never more for how many they say', () => {
  const worth = (accounts: number, of: number) => sight({ accounts, of }, 50).confidence
  expect(worth(300_000, 1_000_000)).toBeLessThan(worth(0, 0))
  for (const of of CLAIMED) expect(worth(0, of)).toBeLessThanOrEqual(worth(0, 0))
})

it('is none that counts where much of our own shows it, whatever the publisher saw', () => {
  for (const of of CLAIMED) {
    expect(sight({ accounts: 0, of }, 1000).significant, `0 of ${of}`).toBe(false)
    expect(sight({ accounts: 0, of }, 500).significant, `0 of ${of}`).toBe(true)
  }
})

it('of a single account is none that counts by naming a number of innocents that nobody has', () => {
  const alone = { looked_for: 1000 }
  expect(sight({ accounts: 0, of: 9e15 }, 1, alone)).toEqual(sight({ accounts: 0, of: 1e7 }, 1, alone))
  expect(sight({ accounts: 0, of: 9e15 }, 1, alone).significant).toBe(false)
  // A rate stays a rate.
  expect(sight({ accounts: 3e11, of: 1e12 }, 50).expected).toBeCloseTo(3000, 0)
})
