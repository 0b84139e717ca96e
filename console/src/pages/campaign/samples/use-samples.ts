import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { AUDITED } from '@/api/audited'
import { client } from '@/api/client'
import type { paths } from '@/api/schema'

type SamplesPath = paths['/v1/campaigns/{id}/samples']['get']
export type Sample = SamplesPath['responses'][200]['content']['application/json']['items'][number]

const AT_ONCE = 50

/** Kept texts of a campaign, page after page as somebody asks for more. */
export function useSamples(id: string) {
  const query = useInfiniteQuery({
    queryKey: ['campaign-samples', id],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
    ...AUDITED,
    queryFn: async ({ pageParam: after, signal }) => {
      const query = { limit: AT_ONCE, ...(after === undefined ? {} : { after }) }
      const { data } = await client.GET('/v1/campaigns/{id}/samples', { params: { path: { id }, query }, signal })
      return data!
    },
  })
  const samples = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  const { data, hasNextPage, isFetching } = query
  return {
    samples,
    isLoaded: data !== undefined,
    error: query.error as unknown,
    hasNextPage,
    isFetching,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}
