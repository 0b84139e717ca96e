import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFilter, writeCursor } from './object-filter.js'

const bounds = { page_objects: 100, page_objects_max: 1000, match_values_max: 3 }

it('asks for the latest versions, a page of them, where nothing is told', () => {
  expect(readFilter({}, bounds)).toEqual({
    added_after_us: undefined,
    after_us: undefined,
    limit: 100,
    ids: undefined,
    types: undefined,
    versions: { first: false, last: true, all: false, exact_us: [], told: false },
    spec_2_1: true,
  })
})

it('reads what is told, and passes over what it does not know', () => {
  const query = {
    added_after: '1970-01-01T00:00:01Z',
    limit: '5000',
    'match[id]': 'a,b',
    'match[type]': 'indicator',
    'match[version]': 'first,1970-01-01T00:00:00.000002Z',
    'match[spec_version]': '2.0,2.1',
    'match[colour]': 'red',
    other: ['1', '2'],
  }
  expect(readFilter(query, bounds)).toMatchObject({
    added_after_us: 1_000_000,
    limit: 1000,
    ids: ['a', 'b'],
    types: ['indicator'],
    versions: { first: true, last: false, all: false, exact_us: [2], told: true },
    spec_2_1: true,
  })
  expect(readFilter({ 'match[spec_version]': '2.0' }, bounds).spec_2_1).toBe(false)
})

it.each([
  { limit: '0' },
  { limit: '-1' },
  { limit: '1.5' },
  { limit: '' },
  { limit: 'many' },
  { limit: ['1', '2'] },
  { added_after: 'yesterday' },
  { added_after: '2026-01-01T00:00:00+02:00' },
  { next: 'no such place!' },
  { next: 'zzzzzzzzzzz' },
  { next: '' },
  { 'match[version]': 'latest' },
  { 'match[version]': 'all,last' },
  { 'match[version]': 'last,' },
  { 'match[id]': 'a,b,c,d' },
])('refuses %j', (query) =>
  expect(() => readFilter(query, bounds)).toThrow(expect.objectContaining({ http_status: 400 })),
)

it('finds the place of a cursor again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (place) => {
      expect(readFilter({ next: writeCursor(place) }, bounds).after_us).toBe(place)
    }),
  )
})
