import { z } from 'zod'
import type { State } from '#store/state/state.js'

/** Up to where changes of standings were read: the oldest transaction that was then running. */
export type Since = string

const markRow = z.object({ since: z.string() })
const changeRow = z.object({ account_id: z.string() })

export async function markChanges(state: State): Promise<Since> {
  const [mark] = await state.rows(markRow, 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS since')
  return mark!.since
}

/**
 * The accounts whose standings may have changed since a mark, and the mark to go on from. A transaction that was running
 * at the mark is not missed, however late it ends; some accounts may be named twice.
 */
export async function readChangedAccounts(state: State, since: Since): Promise<{ accounts: string[]; since: Since }> {
  // The mark before the changes: what is written between the two statements is read again next time.
  const next = await markChanges(state)
  const rows = await state.rows(
    changeRow,
    'SELECT DISTINCT account_id FROM standing_changes WHERE changed >= $1::xid8',
    [since],
  )
  return { accounts: rows.map(({ account_id }) => account_id), since: next }
}

/** Changes are kept for those who look seldom; who comes later reads everything anew. */
export const CHANGES_KEPT_S = 3600

export const forgetChanges = (state: State): Promise<number> =>
  state.run('DELETE FROM standing_changes WHERE at < now() - make_interval(secs => $1)', [CHANGES_KEPT_S])
