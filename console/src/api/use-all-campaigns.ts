import { useQuery } from '@tanstack/react-query'
import type { Item } from './answer'
import { client } from './client'

/** A campaign as the list of the API gives it. */
export type CampaignRow = Item<'/v1/campaigns'>

const PAGE = 1000
/** More than this is not for one table; that there are more is told. */
const CAMPAIGNS_MAX = 10_000

export interface AllCampaigns {
  rows: CampaignRow[]
  /** whether there are more than are here */
  more: boolean
}

/** All campaigns, also those that the newest run did not find again, so that order and filters are of the whole. */
export const useAllCampaigns = () => useQuery({ queryKey: ['all-campaigns'], queryFn: ({ signal }) => readAll(signal) })

async function readAll(signal: AbortSignal): Promise<AllCampaigns> {
  const rows: CampaignRow[] = []
  let after: string | undefined
  do {
    const query = { limit: PAGE, absent: 'true', ...(after === undefined ? {} : { after }) }
    const { data } = await client.GET('/v1/campaigns', { params: { query }, signal })
    rows.push(...data!.items)
    after = data!.next ?? undefined
  } while (after !== undefined && rows.length < CAMPAIGNS_MAX)
  return { rows, more: after !== undefined }
}
