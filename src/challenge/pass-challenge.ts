import type { Done } from '#contract/act.js'
import type { Verification } from '#contract/challenge.js'
import { futureTime } from '#contract/future-time.js'
import type { State } from '#store/state/state.js'
import { findVerification } from './find-verification.js'
import { keepVerification } from './keep-verification.js'

export interface PassedChallenge {
  account_id: string
  /** see `verifiedUntil` */
  until: string
  /** when the provider said so: `sent_ms` of a callback; now where absent */
  told_ms?: number
}

/**
 * Notes that an account passed a challenge: it is not asked again until then. What is older than what is known changes
 * nothing. Throws an InputError for a past end.
 */
export async function passChallenge(
  state: State,
  { account_id, until, told_ms = Number.POSITIVE_INFINITY }: PassedChallenge,
  now_ms: number,
): Promise<Done<Verification>> {
  const end = futureTime(until, 'challenge, verified until', now_ms)!
  const written = await keepVerification(state, { account_id, until: end, told_ms: Math.min(told_ms, now_ms) })
  const record = (await findVerification(state, account_id))!
  if (!written) return { record }
  return { record, act: { action: 'challenge.passed', subject: { account_id }, detail: { until: end } } }
}
