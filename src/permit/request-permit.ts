import type { Done } from '#contract/act.js'
import { futureTime } from '#contract/future-time.js'
import { type ClearanceRecord, type NewPermit, newPermitSchema } from '#contract/permit.js'
import type { State } from '#store/state/state.js'
import { insertClearance } from './insert-clearance.js'

/**
 * Asks for leave to distil. It counts for nothing until another person approves it. `inside` is a transaction.
 * Throws an InputError for a past expiry.
 */
export async function requestPermit(
  inside: State,
  { by, ...asked }: NewPermit & { by: string },
  now_ms: number,
): Promise<Done<ClearanceRecord>> {
  const { account_id, models, quota, purpose, expires } = newPermitSchema.parse(asked)
  const until = futureTime(expires, 'permit, expires', now_ms)
  const record = await insertClearance(
    inside,
    { account_id, kind: 'permit', models, quota, purpose, expires: until, by },
    now_ms,
  )
  const detail = { clearance: record.id, models: record.models, quota: record.quota, expires: until }
  return { record, act: { action: 'permit.requested', subject: { account_id }, detail } }
}
