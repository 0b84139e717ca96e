import { TaxiiRefusal } from './refusal.js'
import { readTimestamp } from './timestamp.js'

/** Which objects are asked for (TAXII 2.1, 3.3 to 3.5). Empty lists and undefined: no matter. */
export interface ObjectFilter {
  added_after_us: number | undefined
  /** place after which the page begins */
  after_us: number | undefined
  limit: number
  ids: string[] | undefined
  types: string[] | undefined
  versions: VersionFilter
  /** only STIX 2.1 is kept: false where other versions alone are asked for */
  spec_2_1: boolean
}

export interface VersionFilter {
  first: boolean
  last: boolean
  all: boolean
  exact_us: number[]
  /** whether the client asked, or the default (last) stands */
  told: boolean
}

export type Query = Readonly<Record<string, unknown>>

export interface FilterBounds {
  page_objects: number
  page_objects_max: number
  match_values_max: number
}

/** Reads the query of a request. Fields that are not known are passed over. Throws a TaxiiRefusal (400). */
export function readFilter(query: Query, bounds: FilterBounds): ObjectFilter {
  const values = (field: string) => listOf(query, `match[${field}]`, bounds.match_values_max)
  return {
    added_after_us: timestampOf(query, 'added_after'),
    after_us: readCursor(oneOf(query, 'next')),
    limit: limitOf(query, bounds),
    ids: values('id'),
    types: values('type'),
    versions: readVersions(values('version')),
    spec_2_1: values('spec_version')?.includes('2.1') ?? true,
  }
}

export function readVersions(told: readonly string[] | undefined): VersionFilter {
  const wanted = told ?? ['last']
  const words = ['first', 'last', 'all']
  const exact_us = wanted.filter((one) => !words.includes(one)).map((one) => mustBeTime(one, 'match[version]'))
  const [first, last, all] = words.map((word) => wanted.includes(word)) as [boolean, boolean, boolean]
  if (all && wanted.length > 1)
    throw new TaxiiRefusal(400, 'match[version]: all stands alone, not beside other versions')
  return { first, last, all, exact_us, told: told !== undefined }
}

/** The place of an object as `next`. Opaque to clients; it stays right whatever is added or withdrawn meanwhile. */
export const writeCursor = (added_us: number): string => added_us.toString(36)

function readCursor(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const place = /^[0-9a-z]{1,11}$/.test(text) ? Number.parseInt(text, 36) : Number.NaN
  if (!Number.isSafeInteger(place)) throw new TaxiiRefusal(400, 'next: not a value that this server gave')
  return place
}

function limitOf(query: Query, { page_objects, page_objects_max }: FilterBounds): number {
  const told = oneOf(query, 'limit')
  if (told === undefined) return Math.min(page_objects, page_objects_max)
  if (!/^0*[1-9]\d{0,14}$/.test(told)) throw new TaxiiRefusal(400, 'limit: not a whole number above 0')
  return Math.min(Number(told), page_objects_max)
}

function timestampOf(query: Query, name: string): number | undefined {
  const told = oneOf(query, name)
  return told === undefined ? undefined : mustBeTime(told, name)
}

function mustBeTime(text: string, name: string): number {
  const us = readTimestamp(text)
  if (us === undefined) throw new TaxiiRefusal(400, `${name}: not a timestamp such as 2026-01-02T03:04:05.678901Z`)
  return us
}

function oneOf(query: Query, name: string): string | undefined {
  const told = query[name]
  if (told === undefined) return undefined
  if (typeof told !== 'string' || told === '') throw new TaxiiRefusal(400, `${name}: one value is expected`)
  return told
}

function listOf(query: Query, name: string, values_max: number): string[] | undefined {
  const told = oneOf(query, name)?.split(',')
  if (told !== undefined && told.length > values_max)
    throw new TaxiiRefusal(400, `${name}: ${values_max} values at most`)
  return told
}
