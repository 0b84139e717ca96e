import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import { type AllRows, readAllPages } from '@/api/read-all-pages'
import type { Appeal } from './filter-appeals'

const PAGE = 1000

/** All appeals: every open one, and of those that are decided as many as a table holds. */
export const useAllAppeals = () =>
  useQuery({
    queryKey: ['get', '/v1/appeals', 'all'],
    queryFn: async ({ signal }): Promise<AllRows<Appeal>> => {
      const parts = await Promise.all(
        (['open', 'upheld', 'rejected'] as const).map((state) => readState(state, signal)),
      )
      return { rows: parts.flatMap(({ rows }) => rows), more: parts.some(({ more }) => more) }
    },
  })

const readState = (state: Appeal['state'], signal: AbortSignal): Promise<AllRows<Appeal>> =>
  readAllPages(async (after) => {
    const query = { limit: PAGE, state, ...(after === undefined ? {} : { after }) }
    const { data } = await client.GET('/v1/appeals', { params: { query }, signal })
    return data!
  })
