import { expect, it } from 'vitest'
import { accountOf, type Entry, filterEntries } from './filter-entries'

const entry = (seq: number, more: Partial<Entry>): Entry => ({
  seq,
  at: new Date(2026, 2, seq, 12).toISOString(),
  actor: 'key:k1',
  action: 'key.created',
  subject: 'key:k2',
  detail: {},
  ...more,
})
const ENTRIES = [
  entry(1, {}),
  entry(2, { action: 'key.revoked', actor: 'person:ada' }),
  entry(3, { action: 'account.erased', subject: 'account:0aff' }),
]
const found = (filter: object, accounts?: Record<string, string>) =>
  filterEntries(ENTRIES, filter, accounts).map(({ seq }) => seq)

it('filters by actor, beginning of the kind, and subject', () => {
  expect(found({})).toEqual([1, 2, 3])
  expect(found({ actor: 'ADA' })).toEqual([2])
  expect(found({ kind: 'key.' })).toEqual([1, 2])
  expect(found({ kind: 'key.revoked' })).toEqual([2])
  expect(found({ subject: 'account:' })).toEqual([3])
})

it('takes whole days of the reader, the last with all of it', () => {
  expect(found({ from: '2026-03-02' })).toEqual([2, 3])
  expect(found({ to: '2026-03-02' })).toEqual([1, 2])
  expect(found({ from: 'nonsense' })).toEqual([1, 2, 3])
})

it('finds an account by its name only where that is known', () => {
  expect(found({ subject: 'acct_17' })).toEqual([])
  expect(found({ subject: 'acct_17' }, { '0aff': 'acct_17' })).toEqual([3])
  expect(accountOf(ENTRIES[0]!, { k2: 'acct_17' })).toBeUndefined()
})
