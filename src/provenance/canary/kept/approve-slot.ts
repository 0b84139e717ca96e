import type { Done } from '#contract/act.js'
import type { CanarySlotRecord } from '#contract/canary.js'
import { ConflictError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'
import { slotAct } from './propose-slot.js'
import { lockSlots, readSlot } from './slot-rows.js'

/** Throws where the one who proposed may be the one who judges; tells whether two persons are known. */
export type JudgeSlot = (reviewed_by: string) => Promise<{ independent: boolean }>

/**
 * From now on the slot is served: another person has read the variants and says that none makes a text false. Done again it
 * changes nothing. `inside` is a transaction. Throws a NotFoundError; a ConflictError where it is withdrawn, and what `judge` throws.
 */
export async function approveSlot(
  inside: State,
  { id, by, judge }: { id: string; by: string; judge: JudgeSlot },
  now_ms: number,
): Promise<Done<CanarySlotRecord>> {
  await lockSlots(inside)
  const slot = await readSlot(inside, id)
  if (slot.state === 'approved') return { record: slot }
  if (slot.state === 'withdrawn') throw new ConflictError('it is withdrawn', `slot ${id}`, 'Propose another one.')
  const { independent } = await judge(slot.reviewed_by)
  await inside.run(
    'UPDATE canary_slots SET approved = $2, approved_by = $3, approved_independently = $4 WHERE id = $1',
    [id, new Date(now_ms).toISOString(), by, independent],
  )
  const record = await readSlot(inside, id)
  return { record, act: slotAct('canary.approved', record, { reviewed_by: slot.reviewed_by, independent }) }
}

/** From now on it is served to nobody; what was served stays in the ledger. Done again it changes nothing. */
export async function withdrawSlot(
  inside: State,
  { id, by }: { id: string; by: string },
  now_ms: number,
): Promise<Done<CanarySlotRecord>> {
  await lockSlots(inside)
  const slot = await readSlot(inside, id)
  if (slot.state === 'withdrawn') return { record: slot }
  const at = new Date(now_ms).toISOString()
  await inside.run('UPDATE canary_slots SET withdrawn = $2, withdrawn_by = $3 WHERE id = $1', [id, at, by])
  const record = await readSlot(inside, id)
  return { record, act: slotAct('canary.withdrawn', record) }
}
