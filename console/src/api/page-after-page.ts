import { hashKey, type QueryKey } from '@tanstack/react-query'

/**
 * Options of `api.useInfiniteQuery` for the lists of the API: `{ items, next }`, with `after` for the page that follows.
 * The first page has none; null, for undefined would be sent as 0.
 */
export const PAGE_AFTER_PAGE = {
  pageParamName: 'after',
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: { next: string | null }): string | null => next,
  // Kept apart from what `api.useQuery` fetched of the same list: that is one page, this a list of pages.
  queryKeyHashFn: (key: QueryKey): string => hashKey([...key, 'pages']),
}
