import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import type { Appeal } from './filter-appeals'

const PAGE = 1000
/** More than this is not for one table; that there are more is told. */
const APPEALS_MAX = 10_000

export interface AllAppeals {
  rows: Appeal[]
  /** whether there are more decided ones than are here */
  more: boolean
}

/** All appeals: every open one, and of those that are decided as many as a table holds. */
export const useAllAppeals = () =>
  useQuery({
    queryKey: ['get', '/v1/appeals', 'all'],
    queryFn: async ({ signal }): Promise<AllAppeals> => {
      const parts = await Promise.all(
        (['open', 'upheld', 'rejected'] as const).map((state) => readState(state, signal)),
      )
      return { rows: parts.flatMap(({ rows }) => rows), more: parts.some(({ more }) => more) }
    },
  })

async function readState(state: Appeal['state'], signal: AbortSignal): Promise<AllAppeals> {
  const rows: Appeal[] = []
  let after: string | undefined
  do {
    const query = { limit: PAGE, state, ...(after === undefined ? {} : { after }) }
    const { data } = await client.GET('/v1/appeals', { params: { query }, signal })
    rows.push(...data!.items)
    after = data!.next ?? undefined
  } while (after !== undefined && rows.length < APPEALS_MAX)
  return { rows, more: after !== undefined }
}
