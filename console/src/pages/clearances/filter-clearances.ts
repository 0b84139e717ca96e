import type { Clearance } from './clearance'
import type { ClearancesSearch } from './search'

/** Those that the address asks for: by state, and by words of the account, the reason and the people. */
export function filterClearances(rows: readonly Clearance[], { q = '', state }: ClearancesSearch): Clearance[] {
  const wanted = q.trim().toLowerCase()
  return rows.filter(
    (row) =>
      isOf(row.state, state) &&
      [row.id, row.account_id, row.purpose, row.reason, row.created_by, ...(row.models ?? [])]
        .join(' ')
        .toLowerCase()
        .includes(wanted),
  )
}

function isOf(state: Clearance['state'], wanted: ClearancesSearch['state']): boolean {
  if (wanted === 'any') return true
  return wanted === undefined ? state === 'holds' || state === 'requested' : state === wanted
}
