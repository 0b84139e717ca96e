import { expect, it } from 'vitest'
import { type Hold, stateOfHold } from './hold-columns'

it('says of a hold whether it still forbids anything', () => {
  const now_ms = Date.UTC(2026, 0, 2)
  const holds = [
    { lifted: null, until: null },
    { lifted: null, until: '2026-01-02T00:00:00Z' },
    { lifted: '2026-01-01T00:00:00Z', until: null },
  ] as Hold[]
  expect(holds.map((hold) => stateOfHold(hold, now_ms))).toEqual(['stands', 'ended', 'lifted'])
})
