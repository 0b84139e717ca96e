import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '@/ui/Loading'
import { ErrorNote } from './ErrorNote'

interface FetchedProps<Data> {
  query: UseQueryResult<Data, unknown>
  children: (data: Data) => ReactNode
  lines?: number
}

/** Draws what a query brought; until then that it is on its way, and if not, why not. What is there stays while it is fetched again. */
export function Fetched<Data>({ query, children, lines = 4 }: FetchedProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error !== null) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  return <Loading lines={lines} />
}
