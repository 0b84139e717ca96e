import { useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import { type DecidedAccount, type Decision, gatherDecisions } from './gather-decisions'

const PAGE = 1000
/** As many are looked at: the API lists decisions, not the accounts that are held back now. */
const DECISIONS_MAX = 5000

export interface RecentDecisions {
  accounts: DecidedAccount[]
  decisions_count: number
  /** of the oldest that was looked at; undefined where there is none */
  since: string | undefined
  /** whether there are older ones */
  more: boolean
}

/** The newest decisions by account. */
export const useRecentDecisions = () =>
  useQuery({ queryKey: ['recent-decisions'], queryFn: ({ signal }) => readRecent(signal) })

async function readRecent(signal: AbortSignal): Promise<RecentDecisions> {
  const decisions: Decision[] = []
  let after: string | undefined
  do {
    const query = { limit: PAGE, ...(after === undefined ? {} : { after }) }
    const { data } = await client.GET('/v1/decisions', { params: { query }, signal })
    decisions.push(...data!.items)
    after = data!.next ?? undefined
  } while (after !== undefined && decisions.length < DECISIONS_MAX)
  return {
    accounts: gatherDecisions(decisions),
    decisions_count: decisions.length,
    since: decisions.at(-1)?.at,
    more: after !== undefined,
  }
}
