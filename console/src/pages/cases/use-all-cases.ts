import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import type { CaseRow } from './filter-cases'

const PAGE = 1000
/** More than this is not for one table; that there are more is told. */
const CASES_MAX = 10_000

export interface AllCases {
  rows: CaseRow[]
  /** whether there are more than are here */
  more: boolean
}

/** All cases, so that order and filters are of the whole. */
export const useAllCases = () =>
  useQuery({ queryKey: ['get', '/v1/cases', 'all'], queryFn: ({ signal }) => readAll(signal) })

async function readAll(signal: AbortSignal): Promise<AllCases> {
  const rows: CaseRow[] = []
  let after: string | undefined
  do {
    const query = { limit: PAGE, ...(after === undefined ? {} : { after }) }
    const { data } = await client.GET('/v1/cases', { params: { query }, signal })
    rows.push(...data!.items)
    after = data!.next ?? undefined
  } while (after !== undefined && rows.length < CASES_MAX)
  return { rows, more: after !== undefined }
}
