import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import type { ClearanceRecord } from '#contract/permit.js'
import type { State } from '#store/state/state.js'
import { lockClearance } from './lock-clearance.js'
import { readClearance } from './read-clearances.js'
import { requireOtherPerson } from './require-other-person.js'

export interface Approval {
  id: string
  by: string
  /** people sign in here: a key that nobody of them made approves nothing */
  people: boolean
}

/**
 * The approval of the model's owner, from which on a permit holds. Done again it changes nothing. `inside` is a
 * transaction. Throws a NotFoundError; a ConflictError where it is no permit, is revoked or expired, or was requested by
 * the same person.
 */
export async function approvePermit(
  inside: State,
  { id, by, people }: Approval,
  now_ms: number,
): Promise<Done<ClearanceRecord>> {
  const permit = await lockClearance(inside, id, now_ms)
  const where = `permit ${id}`
  if (permit.kind !== 'permit')
    throw new ConflictError(`it is of kind ${permit.kind}`, where, 'Only permits are approved.')
  if (permit.state === 'holds') return { record: permit }
  if (permit.state !== 'requested')
    throw new ConflictError(`it is ${permit.state}`, where, 'Have a new permit requested.')
  const { independent } = await requireOtherPerson(inside, { first: permit.created_by, second: by, people, where })
  await inside.run('UPDATE clearances SET approved = $2, approved_by = $3, approved_independently = $4 WHERE id = $1', [
    id,
    new Date(now_ms).toISOString(),
    by,
    independent,
  ])
  const detail = { clearance: id, requested_by: permit.created_by, independent }
  return {
    record: await readClearance(inside, id, now_ms),
    act: { action: 'permit.approved', subject: { account_id: permit.account_id }, detail },
  }
}
