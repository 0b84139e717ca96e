import { InputError } from './scan.js'

export const PAGE_LIMIT = 100
/** A page stays small enough to be read at once. */
export const PAGE_LIMIT_MAX = 1000

export interface PageRequest {
  /** `next` of the page before */
  after?: string | undefined
  /** 100 by default, 1,000 at most */
  limit?: number | undefined
}

export interface Page<Item> {
  items: Item[]
  /** null where this is the last page */
  next: string | null
}

/** How many rows to ask for: one more than the page holds tells whether another follows. */
export const rowsFor = ({ limit = PAGE_LIMIT }: PageRequest): number => Math.min(Math.max(limit, 1), PAGE_LIMIT_MAX) + 1

export function pageOf<Item>(rows: readonly Item[], request: PageRequest, key: (item: Item) => string): Page<Item> {
  const items = rows.slice(0, rowsFor(request) - 1)
  return { items, next: rows.length > items.length ? key(items.at(-1)!) : null }
}

/** The place in a list that is ordered by whole numbers; null: its beginning. Throws an InputError for another text. */
export function readNumberPlace(after: string | undefined): number | null {
  if (after === undefined) return null
  if (/^\d{1,15}$/.test(after)) return Number(after)
  throw new InputError('no place in this list', 'query, after', 'Give `next` of the page before.')
}
