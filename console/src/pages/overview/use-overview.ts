import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Span } from './search'
import { fromOf, stepOf } from './span-query'

/** How often the figures are fetched again while the page is looked at. */
export const REFETCH_MS = 30_000

/** The figures over a time, and their course. Fetched again by themselves; what is there stays meanwhile. */
export function useOverview(span: Span | undefined) {
  const standard = api.useQuery('get', '/v1/overview', {}, { refetchInterval: REFETCH_MS })
  const to = standard.data?.to ?? null
  const from = span === undefined || to === null ? undefined : fromOf(span, to)
  const asked = { params: { query: from === undefined ? {} : { from } } }
  const wanted = api.useQuery('get', '/v1/overview', asked, {
    refetchInterval: REFETCH_MS,
    placeholderData: keepPreviousData,
    enabled: from !== undefined,
  })
  const overview = from === undefined ? standard : wanted
  const { from: begin = null, to: end = null } = overview.data ?? {}
  const step = stepOf(begin, end)
  const traffic = api.useQuery(
    'get',
    '/v1/traffic',
    { params: { query: { step, ...asked.params.query } } },
    { refetchInterval: REFETCH_MS, placeholderData: keepPreviousData, enabled: begin !== null },
  )
  return { overview, traffic }
}
