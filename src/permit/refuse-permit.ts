import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import type { ClearanceRecord } from '#contract/permit.js'
import type { State } from '#store/state/state.js'
import { lockClearance } from './lock-clearance.js'
import { revokeClearance } from './revoke-clearance.js'

/**
 * The second person's no to a request, with the reason. A permit that holds already is ended by revoking it, which takes
 * more. `inside` is a transaction. Throws a NotFoundError; a ConflictError where it is no request that waits.
 */
export async function refusePermit(
  inside: State,
  refusal: { id: string; by: string; reason: string },
  now_ms: number,
): Promise<Done<ClearanceRecord>> {
  const { kind, state } = await lockClearance(inside, refusal.id, now_ms)
  if (kind !== 'permit' || state !== 'requested')
    throw new ConflictError(
      `it is of kind ${kind}, state ${state}`,
      refusal.id,
      'Only a request that waits is refused.',
    )
  return revokeClearance(inside, refusal, now_ms)
}
