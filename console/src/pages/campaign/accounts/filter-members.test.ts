import { describe, expect, it } from 'vitest'
import { filterMembers, harvestingShare } from './filter-members'

const member = (id: string, role: 'core' | 'member', score: number) => ({
  id,
  role,
  score,
  exchanges: 10,
  harvesting: 4,
  since: '2026-01-01T00:00:00.000Z',
})
const MEMBERS = [member('Acct_A1', 'core', 0.9), member('acct_b1', 'member', 0.9), member('acct_b2', 'core', 0.4)]
const idsOf = (filter: Parameters<typeof filterMembers>[1]) => filterMembers(MEMBERS, filter).map(({ id }) => id)

describe('filter of accounts', () => {
  it('leaves all where it says nothing', () => expect(idsOf({})).toHaveLength(3))
  it('finds by a part of the name in any case', () => expect(idsOf({ account: ' a1 ' })).toEqual(['Acct_A1']))
  it('takes all its parts together', () => expect(idsOf({ role: 'core', score: 0.5 })).toEqual(['Acct_A1']))
})

it('shares of accounts without exchanges, and of estimates above them, stay shares', () => {
  expect(harvestingShare(MEMBERS[0]!)).toBe(0.4)
  expect(harvestingShare({ ...MEMBERS[0]!, exchanges: 0 })).toBe(0)
  expect(harvestingShare({ ...MEMBERS[0]!, harvesting: 11 })).toBe(1)
})
