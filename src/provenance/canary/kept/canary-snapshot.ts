import { createHash } from 'node:crypto'
import { type CanarySnapshot, canarySlotSchema } from '#contract/canary.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'
import { openCanaryKey } from '../../keys/key-rows.js'
import type { KeyEncryption } from '../../keys/seal-secret.js'
import { standingSlots } from './slot-rows.js'

/** What gateways serve from: slots that are approved, and the key in force. Throws an InputError where the key does not open. */
export async function canarySnapshot(state: State, encryption: KeyEncryption): Promise<CanarySnapshot> {
  const opened = await openCanaryKey(state, encryption)
  const key = opened === undefined ? null : { commitment: opened.key.commitment, key: opened.canary_key! }
  const standing = await standingSlots(state)
  const slots = standing
    .filter((record) => record.state === 'approved')
    .map(({ id, kind, variants, distinct, note }) => canarySlotSchema.parse({ id, kind, variants, distinct, note }))
  return { version: createHash('sha256').update(canonicalJson({ key, slots })).digest('hex'), key, slots }
}
