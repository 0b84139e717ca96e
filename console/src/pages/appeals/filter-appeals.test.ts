import { expect, it } from 'vitest'
import { type Appeal, filterAppeals } from './filter-appeals'

const appeal = (id: string, more: Partial<Appeal> = {}): Appeal => ({
  id,
  account_id: 'acct_1',
  case_id: '',
  statement: 'We teach',
  state: 'open',
  filed: '2026-06-01T00:00:00Z',
  filed_by: 'key:a',
  reviewer: null,
  decided_independently: null,
  outcome: '',
  decided: null,
  clearance: null,
  ...more,
})
const ROWS = [appeal('a'), appeal('b', { state: 'upheld', outcome: 'A school' }), appeal('c', { account_id: 'acct_2' })]
const idsOf = (view: Parameters<typeof filterAppeals>[1]): string[] => filterAppeals(ROWS, view).map(({ id }) => id)

it('shows the open ones, unless others are asked for', () => {
  expect([idsOf({}), idsOf({ state: 'upheld' }), idsOf({ state: 'any' })]).toEqual([['a', 'c'], ['b'], ['a', 'b', 'c']])
})

it('finds words of the statement, the account and the outcome', () => {
  expect([idsOf({ q: 'teach ACCT_2' }), idsOf({ q: 'school', state: 'any' })]).toEqual([['c'], ['b']])
})
