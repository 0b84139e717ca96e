import { expect, it } from 'vitest'
import type { PolicyRecord, Proposal } from '@/api/policy'
import { filterPolicies, rowsOf } from './filter-policies'

const recordOf = (name: string, more: Partial<PolicyRecord> = {}) =>
  ({
    name,
    withdrawn: null,
    policy: { mode: 'shadow', description: '', rules: [{ name: 'a', when: {}, do: { action: 'block' } }] },
    ...more,
  }) as PolicyRecord
const proposalOf = (name: string, state: Proposal['state'] = 'open') => ({ name, state }) as Proposal

const rows = rowsOf(
  [
    recordOf('a'),
    recordOf('b', { withdrawn: '2026-01-01T00:00:00Z' }),
    recordOf('c', { withdrawn: '2026-01-01T00:00:00Z' }),
  ],
  [proposalOf('c'), proposalOf('a', 'rejected')],
)
const names = (search: Parameters<typeof filterPolicies>[1]) =>
  filterPolicies(rows, search).map(({ record }) => record.name)

it('leaves out what ended, unless a change of it waits', () => {
  expect(names({})).toEqual(['a', 'c'])
  expect(names({ state: 'any' })).toEqual(['a', 'b', 'c'])
})

it('takes for waiting only what is not decided', () => {
  expect(names({ state: 'waits' })).toEqual(['c'])
})

it('finds words of what a policy does', () => {
  expect(names({ q: 'BLOCK', state: 'shadow' })).toEqual(['a'])
})
