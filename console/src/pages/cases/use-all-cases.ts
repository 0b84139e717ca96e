import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import { readAllPages } from '@/api/read-all-pages'

const PAGE = 1000

/** All cases, so that order and filters are of the whole. */
export const useAllCases = () =>
  useQuery({
    queryKey: ['get', '/v1/cases', 'all'],
    queryFn: ({ signal }) =>
      readAllPages(async (after) => {
        const query = { limit: PAGE, ...(after === undefined ? {} : { after }) }
        const { data } = await client.GET('/v1/cases', { params: { query }, signal })
        return data!
      }),
  })
