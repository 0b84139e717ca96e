import { expect, it } from 'vitest'
import { matchRates } from './match-rates.js'

it('draws as many of each activity as the campaign has', () => {
  const strata = [
    { stratum: 2, members: 0, innocents: 100 },
    { stratum: 5, members: 10, innocents: 40 },
    { stratum: 7, members: 30, innocents: 20 },
  ]
  const { rates, matched } = matchRates(strata)
  expect(matched).toBe(true)
  expect([rates[2], rates[5], rates[7], rates[9]]).toEqual([0n, 250_000n, 1_000_000n, 0n])
})

it('takes whoever there is where nobody is as active, and says so', () => {
  const { rates, matched } = matchRates([
    { stratum: 2, members: 0, innocents: 80 },
    { stratum: 10, members: 20, innocents: 0 },
  ])
  expect([matched, rates[2]]).toEqual([false, 250_000n])
  expect(matchRates([{ stratum: 1, members: 5, innocents: 0 }]).rates[1]).toBe(1_000_000n)
})
