import { z } from 'zod'
import type { State } from '#store/state/state.js'

/**
 * Takes what is due to be pushed, the longest due first: its id, or undefined. It comes due again when `lease_ms` is over,
 * for who takes it may end in the midst of it; servers on one database do not take the same.
 */
export async function claimPush(state: State, lease_ms: number, now_ms: number): Promise<string | undefined> {
  const [found] = await state.rows(
    z.object({ id: z.string() }),
    `UPDATE outgoing SET push_next = $2 WHERE id = (
       SELECT id FROM outgoing WHERE status = 'sending' AND push_next <= $1
       ORDER BY push_next, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [new Date(now_ms).toISOString(), new Date(now_ms + lease_ms).toISOString()],
  )
  return found?.id
}
