import { useQuery } from '@tanstack/react-query'
import type { Item } from './answer'
import { client } from './client'
import { readAllPages } from './read-all-pages'

/** An indicator of others, as it stands here. */
export type Received = Item<'/v1/indicators'>
export type IndicatorValue = Received['indicator']['value']

const PAGE = 1000

/** All indicators of others, as far as one table holds them. */
export const useAllIndicators = (enabled = true) =>
  useQuery({
    queryKey: ['all-indicators'],
    enabled,
    queryFn: ({ signal }) =>
      readAllPages(async (after) => {
        const query = { limit: PAGE, ...(after === undefined ? {} : { after }) }
        const { data } = await client.GET('/v1/indicators', { params: { query }, signal })
        return data!
      }),
  })
