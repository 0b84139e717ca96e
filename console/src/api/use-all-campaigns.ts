import { useQuery } from '@tanstack/react-query'
import type { Item } from './answer'
import { client } from './client'
import { readAllPages } from './read-all-pages'

/** A campaign as the list of the API gives it. */
export type CampaignRow = Item<'/v1/campaigns'>

const PAGE = 1000

/** All campaigns, also those that the newest run did not find again, so that order and filters are of the whole. */
export const useAllCampaigns = () =>
  useQuery({
    queryKey: ['all-campaigns'],
    queryFn: ({ signal }) =>
      readAllPages(async (after) => {
        const query = { limit: PAGE, absent: 'true', ...(after === undefined ? {} : { after }) }
        const { data } = await client.GET('/v1/campaigns', { params: { query }, signal })
        return data!
      }),
  })
