import { expect, it } from 'vitest'
import type { Clearance } from './clearance'
import { filterClearances } from './filter-clearances'

const rowOf = (id: string, more: Partial<Clearance>) =>
  ({ id, account_id: 'acct', purpose: '', reason: '', created_by: 'key:a', models: null, ...more }) as Clearance
const rows = [
  rowOf('asked', { state: 'requested', purpose: 'Contract 12', models: ['model-4*'] }),
  rowOf('held', { state: 'holds', reason: 'a university' }),
  rowOf('gone', { state: 'expired' }),
  rowOf('ended', { state: 'revoked' }),
]
const ids = (search: Parameters<typeof filterClearances>[1]) => filterClearances(rows, search).map(({ id }) => id)

it('leaves out what ended unless it is asked for', () => {
  expect(ids({})).toEqual(['asked', 'held'])
  expect(ids({ state: 'any' })).toEqual(['asked', 'held', 'gone', 'ended'])
  expect(ids({ state: 'revoked' })).toEqual(['ended'])
})

it('finds words of purpose, reason and models', () => {
  expect(ids({ q: 'contract' })).toEqual(['asked'])
  expect(ids({ q: 'UNIVERSITY' })).toEqual(['held'])
  expect(ids({ q: 'model-4' })).toEqual(['asked'])
})
