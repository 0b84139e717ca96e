import { type AllRows, ROWS_MAX } from './read-all-pages'

/** What a query of `api.useInfiniteQuery` knows of its pages. */
interface Pages<Row> {
  data: { pages: readonly { items: readonly Row[] }[] } | undefined
  error: unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => Promise<Pages<Row>>
}

export interface Paging<Row> {
  /** those that are loaded */
  rows: Row[]
  /** there are more: an order of what is loaded would be none of the whole */
  part: boolean
  /** when the end comes into sight; what failed is asked for again by a press of a button, not by itself */
  onEnd: () => void
  /** All of it, as far as one file holds them. Throws what kept the rest from coming. */
  readAll: () => Promise<AllRows<Row>>
}

/** What a table needs of a list that comes page after page. */
export function pagingOf<Row>(query: Pages<Row>): Paging<Row> {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  return {
    rows: rowsOf(query),
    part: hasNextPage,
    onEnd: () => {
      if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
    },
    readAll: () => readAll(query),
  }
}

const rowsOf = <Row>({ data }: Pages<Row>): Row[] => data?.pages.flatMap(({ items }) => items) ?? []

async function readAll<Row>(query: Pages<Row>): Promise<AllRows<Row>> {
  let now = query
  let rows = rowsOf(now)
  while (now.hasNextPage && rows.length < ROWS_MAX) {
    now = await now.fetchNextPage()
    if (now.isFetchNextPageError) throw now.error
    rows = rowsOf(now)
  }
  return { rows, more: now.hasNextPage }
}
