import { expect, it } from 'vitest'
import { type CaseRow, filterCases } from './filter-cases'

const NOW = Date.parse('2026-06-30T12:00:00Z')
const row = (id: string, more: Partial<CaseRow> = {}): CaseRow => ({
  id,
  campaign: {
    id,
    confidence: 0.9,
    status: 'open',
    accounts_count: 3,
    exchanges: 10,
    first_seen: '2026-06-01T00:00:00Z',
    last_seen: '2026-06-02T00:00:00Z',
    raised: '2026-06-03T00:00:00Z',
    updated: '2026-06-03T00:00:00Z',
    present: true,
    summary: 'Three accounts',
  },
  status: 'new',
  priority: 'normal',
  assignee: null,
  assignee_name: null,
  version: 0,
  opened: '2026-06-29T12:00:00Z',
  updated: null,
  updated_by: null,
  notes_count: 0,
  tasks_open: 0,
  tasks_done: 0,
  appeals_open: 0,
  ...more,
})
const ROWS = [
  row('a'),
  row('b', { status: 'done', assignee: 'key:me' }),
  row('c', { status: 'working', assignee: 'key:me', assignee_name: 'Mia' }),
  row('d', { status: 'waiting', assignee: 'person:other', opened: '2026-06-01T12:00:00Z' }),
]
const idsOf = (...[view, me]: [Parameters<typeof filterCases>[1], string?]): string =>
  filterCases(ROWS, view, me, NOW)
    .map(({ id }) => id)
    .join('')

it('shows what is not done, unless it is asked for', () => {
  expect([idsOf({}), idsOf({ status: 'any' }), idsOf({ status: 'done' })]).toEqual(['acd', 'abcd', 'b'])
})

it('tells whose', () => {
  expect([
    idsOf({ assignee: 'me' }, 'key:me'),
    idsOf({ assignee: 'none' }),
    idsOf({ assignee: 'person:other' }),
  ]).toEqual(['c', 'a', 'd'])
})

it('counts days since it was opened, and finds words in id, summary and assignee', () => {
  expect([idsOf({ age: 7 }), idsOf({ age: 1 }), idsOf({ q: 'MIA three' })]).toEqual(['d', 'acd', 'c'])
})
