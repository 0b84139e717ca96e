import type { Done } from '#contract/act.js'
import type { ClearanceRecord } from '#contract/permit.js'
import type { State } from '#store/state/state.js'
import { lockClearance } from './lock-clearance.js'
import { readClearance } from './read-clearances.js'

/**
 * Ends a clearance, or a request for one; the row stays, with the reason. Done again it changes nothing and keeps who
 * revoked it first. `inside` is a transaction. Throws a NotFoundError.
 */
export async function revokeClearance(
  inside: State,
  { id, by, reason }: { id: string; by: string; reason: string },
  now_ms: number,
): Promise<Done<ClearanceRecord>> {
  const clearance = await lockClearance(inside, id, now_ms)
  if (clearance.state === 'revoked') return { record: clearance }
  await inside.run('UPDATE clearances SET revoked = $2, revoked_by = $3, revocation = $4 WHERE id = $1', [
    id,
    new Date(now_ms).toISOString(),
    by,
    reason,
  ])
  const { account_id, kind, state } = clearance
  const detail = { clearance: id, kind, before: state }
  return {
    record: await readClearance(inside, id, now_ms),
    act: { action: 'clearance.revoked', subject: { account_id }, detail },
  }
}
