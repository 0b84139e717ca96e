import type { Item } from '@/api/answer'
import type { CasesSearch } from './search'

export type CaseRow = Item<'/v1/cases'>

const DAY_MS = 86_400_000

/** Those that a view shows. `me`: id of who looks. */
export function filterCases(
  rows: readonly CaseRow[],
  { q = '', status, assignee, age = 0 }: CasesSearch,
  me: string | undefined,
  now_ms = Date.now(),
): CaseRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const whose = assignee === 'me' ? me : assignee
  return rows.filter(
    (row) =>
      (status === 'any' || (status === undefined ? row.status !== 'done' : row.status === status)) &&
      (whose === undefined || (whose === 'none' ? row.assignee === null : row.assignee === whose)) &&
      now_ms - Date.parse(row.opened) >= age * DAY_MS &&
      words.every((word) => textOf(row).includes(word)),
  )
}

const textOf = ({ id, campaign, assignee, assignee_name }: CaseRow): string =>
  `${id} ${campaign.summary} ${assignee ?? ''} ${assignee_name ?? ''}`.toLowerCase()
