import { expect, test } from 'vitest'
import type { Profiles, Spread } from '#contract/profiles.js'
import { Random } from '#lib/random.js'
import { commonDirections } from './common-directions.js'
import { centreProfiles } from './content-space.js'
import { leaningAccounts } from './leaning-accounts.js'

const DIMENSIONS = 48
const TEXTS = 4
const BOUNDS = {
  directions: 6,
  direction_accounts_max: 400,
  direction_excess: 1.6,
  leaning_texts_min: 3,
  leaning_share: 0.2,
}

/** Accounts of four noisy texts each; those from `planted` on share a weak direction, dimension 5. */
function world(count: number, planted: number, lean: number): { profiles: Profiles; spread: Spread } {
  const random = new Random(8)
  const noise = () => (random.unit() + random.unit() + random.unit() - 1.5) / 3
  const sums: [Float32Array, Float32Array] = [
    new Float32Array(count * DIMENSIONS),
    new Float32Array(count * DIMENSIONS),
  ]
  const squares: [Float64Array, Float64Array] = [new Float64Array(count), new Float64Array(count)]
  const spread: Spread = { dimensions: [], values: [] }
  for (let i = 0; i < count; i++) {
    for (let t = 0; t < TEXTS; t++) {
      const half = (t % 2) as 0 | 1
      for (let d = 0; d < DIMENSIONS; d++) {
        const value = noise() + (i >= planted && d === 5 ? lean : 0)
        sums[half][i * DIMENSIONS + d]! += value
        squares[half][i]! += value ** 2
      }
    }
    spread.dimensions.push(Uint16Array.from({ length: DIMENSIONS }, (_, d) => d))
    spread.values.push(Float32Array.from({ length: DIMENSIONS }, noise))
  }
  const half = new Uint32Array(count).fill(TEXTS / 2)
  return {
    profiles: { count, dimensions: DIMENSIONS, accounts: [], texts: [half, half], sums, squares },
    spread,
  }
}

test('the first direction is the one that a part of the accounts shares, whatever the noise within a half', () => {
  const [first, second] = commonDirections(world(300, 240, 0.35).profiles, BOUNDS)
  expect(Math.abs(first!.vector[5]!)).toBeGreaterThan(0.9)
  expect(first!.variance).toBeGreaterThan(2 * second!.variance)
})

test('accounts that share a direction start together where no pair of them is surely alike', () => {
  const { profiles, spread } = world(300, 240, 0.35)
  const sets = leaningAccounts(profiles, centreProfiles(profiles), spread, BOUNDS)
  const best = sets.map((set) => set.filter((i) => i >= 240).length / set.length)
  expect(Math.max(...best)).toBeGreaterThan(0.9)
  expect(sets[best.indexOf(Math.max(...best))]!.length).toBeGreaterThan(30)
})

test('no direction is read from too few accounts, and none starts that does not stand out', () => {
  expect(commonDirections(world(8, 4, 1).profiles, BOUNDS)).toEqual([])
  const { profiles, spread } = world(300, 240, 0.35)
  const space = centreProfiles(profiles)
  expect(leaningAccounts(profiles, space, spread, { ...BOUNDS, direction_excess: 1000 })).toEqual([])
})

test('at most as many accounts lean as the bound allows, none with fewer texts than it wants', () => {
  const { profiles, spread } = world(300, 240, 2)
  const space = centreProfiles(profiles)
  for (const set of leaningAccounts(profiles, space, spread, { ...BOUNDS, leaning_share: 0.1 })) {
    expect(set.length).toBeLessThanOrEqual(30)
  }
  expect(leaningAccounts(profiles, space, spread, { ...BOUNDS, leaning_texts_min: 5 }).flat()).toEqual([])
})
