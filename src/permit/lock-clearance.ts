import { z } from 'zod'
import type { ClearanceRecord } from '#contract/permit.js'
import type { State } from '#store/state/state.js'
import { readClearance } from './read-clearances.js'

/** The clearance, which nobody else changes until the transaction ends. Throws a NotFoundError. */
export async function lockClearance(inside: State, id: string, now_ms: number): Promise<ClearanceRecord> {
  // Outside a transaction this fails; a lock on the row alone would be void there without a word.
  await inside.run('LOCK TABLE clearances IN ROW EXCLUSIVE MODE')
  await inside.rows(z.object({}), 'SELECT id FROM clearances WHERE id = $1 FOR UPDATE', [id])
  return readClearance(inside, id, now_ms)
}
