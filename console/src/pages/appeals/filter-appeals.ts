import type { Item } from '@/api/answer'
import type { AppealsSearch } from './search'

export type Appeal = Item<'/v1/appeals'>

/** Those that a view shows: open ones where nothing is asked for. */
export function filterAppeals(rows: readonly Appeal[], { q = '', state = 'open' }: AppealsSearch): Appeal[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) => (state === 'any' || row.state === state) && words.every((word) => textOf(row).includes(word)),
  )
}

const textOf = ({ id, account_id, case_id, statement, outcome }: Appeal): string =>
  `${id} ${account_id} ${case_id} ${statement} ${outcome}`.toLowerCase()
