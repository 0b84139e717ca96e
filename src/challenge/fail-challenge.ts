import type { Done } from '#contract/act.js'
import type { Verification } from '#contract/challenge.js'
import type { State } from '#store/state/state.js'
import { findVerification } from './find-verification.js'
import { keepVerification } from './keep-verification.js'

/**
 * Notes that an account failed a challenge, and ends a verification that it had. What is older than what is known changes
 * nothing.
 */
export async function failChallenge(
  state: State,
  { account_id, told_ms = Number.POSITIVE_INFINITY }: { account_id: string; told_ms?: number },
  now_ms: number,
): Promise<Done<Verification>> {
  const at_ms = Math.min(told_ms, now_ms)
  const until = new Date(at_ms).toISOString()
  const written = await keepVerification(state, { account_id, until, told_ms: at_ms })
  const record = (await findVerification(state, account_id))!
  if (!written) return { record }
  return { record, act: { action: 'challenge.failed', subject: { account_id }, detail: {} } }
}
