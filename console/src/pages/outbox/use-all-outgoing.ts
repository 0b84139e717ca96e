import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import { readAllPages } from '@/api/read-all-pages'

const PAGE = 500

/** All that was asked to leave, of one campaign or of all, so that order and filters are of the whole. */
export const useAllOutgoing = (campaign: string | undefined) =>
  useQuery({
    queryKey: ['get', '/v1/outgoing', 'all', campaign],
    queryFn: ({ signal }) =>
      readAllPages(async (after) => {
        const query = {
          limit: PAGE,
          ...(campaign === undefined ? {} : { campaign }),
          ...(after === undefined ? {} : { after }),
        }
        const { data } = await client.GET('/v1/outgoing', { params: { query }, signal })
        return data!
      }),
  })
