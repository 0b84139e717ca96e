import { describe, expect, it } from 'vitest'
import { expectInnocents } from './expect-innocents'
import { readPlan } from './read-plan'

describe('an action that is considered', () => {
  it('is the mildest, in shadow, where the address says nothing', () =>
    expect(readPlan({})).toEqual({ consequence: { action: 'observe' }, mode: 'shadow', days: 30 }))

  it('is told in the address with what it needs', () => {
    expect(readPlan({ do: 'throttle', per_minute: 2.5, burst: 4, mode: 'enforce', days: 7 })).toEqual({
      consequence: { action: 'throttle', per_minute: 2.5, burst: 4 },
      mode: 'enforce',
      days: 7,
    })
    expect(readPlan({ do: 'degrade', degrade: 'canary,nonsense,watermark' })).toMatchObject({
      consequence: { degrade: ['watermark', 'canary'] },
    })
  })

  it('says what is wrong instead of asking the server for it', () => {
    for (const search of [
      { do: 'throttle', per_minute: 0 },
      { do: 'throttle', burst: 1.5 },
      { do: 'degrade', degrade: 'nonsense' },
      { days: 0 },
      { days: 401 },
    ] as const)
      expect(readPlan(search)).toHaveProperty('wrong')
  })
})

it('innocents are expected from the scores, within their bands', () => {
  const band = (from: number, to: number, accounts: number) => ({ from, to, accounts })
  expect(expectInnocents([band(0.8, 0.95, 100), band(0.95, 1, 200)])).toEqual({ from: 5, to: 30 })
  expect(expectInnocents([band(0, 0.5, 10)])).toEqual({ from: 5, to: 10 })
  expect(expectInnocents([])).toEqual({ from: 0, to: 0 })
})
