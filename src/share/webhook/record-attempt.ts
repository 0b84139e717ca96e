import type { Done } from '#contract/act.js'
import type { WebhookSettings } from '#contract/webhook-settings.js'
import type { State } from '#store/state/state.js'
import type { ClaimedDelivery } from './claim-deliveries.js'
import { pauseBefore } from './pause-before.js'
import type { Attempt } from './post-webhook.js'

export type Recorded = 'sent' | 'waiting' | 'dead'

/** By which approval a delivery goes out; or why it may not, and does not. */
export type Allowed =
  | { approved_by: string; approval: number }
  | { dead_of: 'gate' | 'approval'; told: string; rules?: readonly string[] }

/**
 * Writes what came of an attempt: sent, due again later, or given up. What went out, to whom and by whose approval is in
 * the act. `inside` is a transaction.
 */
export async function recordAttempt(
  inside: State,
  delivery: ClaimedDelivery,
  { attempt, approved_by, approval }: { attempt: Attempt; approved_by: string; approval: number },
  settings: WebhookSettings,
  now_ms: number,
): Promise<Done<Recorded>> {
  const { id, attempts } = delivery
  const now = new Date(now_ms).toISOString()
  if (attempt.outcome === 'stopped') {
    // Not the receiver's fault, so it is not counted; it is due at once, for the server after this one.
    await inside.run(
      `UPDATE webhook_deliveries SET attempts = attempts - 1, next = $2 WHERE id = $1 AND status = 'waiting'`,
      [id, now],
    )
    return { record: 'waiting' }
  }
  if (attempt.outcome === 'again' && attempts < settings.attempts_max) {
    const next = new Date(now_ms + pauseBefore(attempts, settings, attempt.retry_after_ms)).toISOString()
    await inside.run(`UPDATE webhook_deliveries SET next = $2, told = $3 WHERE id = $1 AND status = 'waiting'`, [
      id,
      next,
      attempt.told,
    ])
    return { record: 'waiting' }
  }
  const record = attempt.outcome === 'sent' ? 'sent' : 'dead'
  await inside.run(
    `UPDATE webhook_deliveries SET status = $2, next = NULL, settled = $3, told = $4, approval = $5, dead_of = $6
     WHERE id = $1`,
    [id, record, now, attempt.told, approval, record === 'dead' ? 'receiver' : null],
  )
  const { endpoint, campaign, seq, sha256, recipient, tlp } = delivery
  const what = { delivery: id, campaign, seq, sha256, recipient, tlp }
  const detail = { ...what, approved_by, approval, attempts, told: attempt.told }
  return {
    record,
    act: { action: record === 'sent' ? 'webhook.sent' : 'webhook.given_up', subject: `webhook:${endpoint}`, detail },
  }
}

/** Writes down that a delivery may not go out, and why. `inside` is a transaction. */
export async function refuseDelivery(
  inside: State,
  { id, endpoint, campaign, seq, sha256 }: ClaimedDelivery,
  { dead_of, told, rules }: Extract<Allowed, { dead_of: string }>,
  now_ms: number,
): Promise<Done<Recorded>> {
  await inside.run(
    `UPDATE webhook_deliveries SET status = 'dead', next = NULL, settled = $2, told = $3, dead_of = $4,
       attempts = attempts - 1
     WHERE id = $1 AND status = 'waiting'`,
    [id, new Date(now_ms).toISOString(), told, dead_of],
  )
  const detail = { delivery: id, campaign, seq, sha256, dead_of, ...(rules !== undefined && { rules }) }
  return { record: 'dead', act: { action: 'webhook.refused', subject: `webhook:${endpoint}`, detail } }
}
