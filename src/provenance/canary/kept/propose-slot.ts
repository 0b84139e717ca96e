import { createHash } from 'node:crypto'
import type { Act, Done } from '#contract/act.js'
import { type CanarySlot, type CanarySlotRecord, canarySlotSchema } from '#contract/canary.js'
import { ConflictError } from '#contract/errors.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { checkSlot } from '../check-slot.js'
import { lockSlots, readSlot, standingSlots } from './slot-rows.js'

/**
 * Keeps a slot, which is served to nobody until another person approves it. Who proposes it has read its variants.
 * `inside` is a transaction. Throws an InputError where it cannot be told apart from the others; a ConflictError where the
 * id was used before, or there are too many.
 */
export async function proposeSlot(
  inside: State,
  { slot: asked, by, slots_max }: { slot: CanarySlot; by: string; slots_max: number },
  now_ms: number,
): Promise<Done<CanarySlotRecord>> {
  const slot = canarySlotSchema.parse(asked)
  await lockSlots(inside)
  const standing = await standingSlots(inside)
  if (standing.length >= slots_max)
    throw new ConflictError(`${slots_max} stand`, 'slots', 'Withdraw one, or raise watermark_keys.slots_max.')
  checkSlot(slot, standing)
  const inserted = await inside.run(
    'INSERT INTO canary_slots (id, slot, proposed, reviewed_by) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
    [slot.id, toJsonb(slot), new Date(now_ms).toISOString(), by],
  )
  if (inserted === 0)
    throw new ConflictError(
      'there is or was one of this id',
      `slot ${slot.id}`,
      'Take another id: what a slot is never changes.',
    )
  const record = await readSlot(inside, slot.id)
  return { record, act: slotAct('canary.proposed', record) }
}

/** The log attests what was approved: not its note, from which an erasure takes names that could be tried against a hash. */
export const slotAct = (
  action: string,
  { id, kind, variants, distinct }: CanarySlotRecord,
  more: object = {},
): Act => ({
  action,
  subject: `canary:${id}`,
  detail: {
    variants: variants.length,
    slot_sha256: createHash('sha256').update(canonicalJson({ id, kind, variants, distinct })).digest('hex'),
    ...more,
  },
})
