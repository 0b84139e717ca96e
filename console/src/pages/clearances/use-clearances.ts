import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import { readAllPages } from '@/api/read-all-pages'
import type { ClearanceKind } from './clearance'

const PAGE = 1000

/** All clearances of a kind, ended ones too. */
export const useClearances = (kind: ClearanceKind) =>
  useQuery({
    queryKey: ['clearances', kind],
    queryFn: ({ signal }) =>
      readAllPages(async (after) => {
        const query = { kind, limit: PAGE, ...(after === undefined ? {} : { after }) }
        const { data } = await client.GET('/v1/clearances', { params: { query }, signal })
        return data!
      }),
  })
