import { expect, it } from 'vitest'
import type { PolicyRecord } from '@/api/policy'
import { stateOfPolicy } from './policy-state'

const NOW_MS = Date.UTC(2026, 4, 1)
const recordOf = (policy: object, withdrawn: string | null = null) => ({ policy, withdrawn }) as PolicyRecord

it('says enforced only of what counts now', () => {
  const enforce = { mode: 'enforce' }
  const states = [
    recordOf(enforce),
    recordOf({ mode: 'shadow' }),
    recordOf({ ...enforce, starts: '2026-06-01T00:00:00Z' }),
    recordOf({ ...enforce, expires: '2026-05-01T00:00:00Z' }),
    recordOf(enforce, '2026-04-01T00:00:00Z'),
  ].map((record) => stateOfPolicy(record, NOW_MS))
  expect(states).toEqual(['enforced', 'shadow', 'scheduled', 'expired', 'withdrawn'])
})
