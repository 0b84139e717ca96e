import type { Done } from '#contract/act.js'
import { type ClearanceRecord, type NewClearance, newClearanceSchema } from '#contract/permit.js'
import type { State } from '#store/state/state.js'
import { clearanceEnd } from './clearance-end.js'
import { insertClearance } from './insert-clearance.js'

/**
 * Puts an account on the allow-list, or notes that it is a licensed reseller. It holds at once, and without `expires` for
 * `clearance_days`. `inside` is a transaction. Throws an InputError for a past expiry.
 */
export async function grantClearance(
  inside: State,
  { by, clearance_days, ...asked }: NewClearance & { by: string; clearance_days: number },
  now_ms: number,
): Promise<Done<ClearanceRecord>> {
  const { account_id, kind, reason, expires } = newClearanceSchema.parse(asked)
  const until = clearanceEnd({ expires, where: 'clearance, expires', clearance_days }, now_ms)
  const record = await insertClearance(inside, { account_id, kind, reason, expires: until, by }, now_ms)
  const detail = { clearance: record.id, kind, expires: until }
  return { record, act: { action: 'clearance.granted', subject: { account_id }, detail } }
}
