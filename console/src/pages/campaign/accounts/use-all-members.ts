import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { client } from '@/api/client'
import type { paths } from '@/api/schema'

type MembersPath = paths['/v1/campaigns/{id}/accounts']['get']
export type Member = MembersPath['responses'][200]['content']['application/json']['items'][number]

const AT_ONCE = 1000
/** The list is long and changes with a run of detection only. */
const FRESH_MS = 120_000

/** All accounts of a campaign, page after page; what is there can be worked with while the rest is on its way. */
export function useAllMembers(id: string) {
  const query = useInfiniteQuery({
    queryKey: ['campaign-members', id],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
    staleTime: FRESH_MS,
    queryFn: async ({ pageParam: after, signal }) => {
      const query = { limit: AT_ONCE, ...(after === undefined ? {} : { after }) }
      const { data } = await client.GET('/v1/campaigns/{id}/accounts', { params: { path: { id }, query }, signal })
      return data!
    },
  })
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const members = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  return { members, complete: data !== undefined && !hasNextPage, error: query.error, refetch: query.refetch }
}
