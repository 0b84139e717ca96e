import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import type { Clearance, ClearanceKind } from './clearance'

const PAGE = 1000
/** More than this is not for one table; that there are more is told. */
const CLEARANCES_MAX = 10_000

export interface Clearances {
  rows: Clearance[]
  more: boolean
}

/** All clearances of a kind, ended ones too. */
export const useClearances = (kind: ClearanceKind) =>
  useQuery({
    queryKey: ['clearances', kind],
    queryFn: async ({ signal }): Promise<Clearances> => {
      const rows: Clearance[] = []
      let after: string | undefined
      do {
        const query = { kind, limit: PAGE, ...(after === undefined ? {} : { after }) }
        const { data } = await client.GET('/v1/clearances', { params: { query }, signal })
        rows.push(...data!.items)
        after = data!.next ?? undefined
      } while (after !== undefined && rows.length < CLEARANCES_MAX)
      return { rows, more: after !== undefined }
    },
  })
