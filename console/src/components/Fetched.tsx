import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '@/ui/Loading'
import { ErrorNote } from './ErrorNote'

interface FetchedProps<Data> {
  query: UseQueryResult<Data, unknown> | UseInfiniteQueryResult<Data, unknown>
  children: (data: Data) => ReactNode
  lines?: number
}

/**
 * Draws what a query brought; until then that it is on its way, and if not, why not. What is there stays while it is
 * fetched again, with a note above where that fails: it may be old.
 */
export function Fetched<Data>({ query, children, lines = 4 }: FetchedProps<Data>) {
  const { data, error } = query
  // Of a list only the page that is missing: to read what is here again may be an entry of the audit log.
  const again = (): void =>
    void ('isFetchNextPageError' in query && query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())
  return (
    <>
      {error === null ? null : <ErrorNote error={error} onRetry={again} />}
      {data !== undefined ? children(data) : error === null ? <Loading lines={lines} /> : null}
    </>
  )
}
