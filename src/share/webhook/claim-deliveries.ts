import { z } from 'zod'
import type { State } from '#store/state/state.js'

const claimedRow = z.object({
  id: z.string(),
  endpoint: z.string(),
  campaign: z.string(),
  seq: z.coerce.number(),
  body: z.string(),
  sha256: z.string(),
  attempts: z.number(),
  url: z.string(),
  recipient: z.string(),
  tlp: z.string(),
  secret: z.string(),
  secret_before: z.string().nullable(),
})

/** A delivery that is ours to attempt. `attempts` counts this one. */
export type ClaimedDelivery = z.infer<typeof claimedRow>

/**
 * Takes deliveries that are due, the oldest first. Each comes due again when `lease_ms` is over, for who takes it may end
 * in the midst of it; servers on one database do not take the same.
 */
export const claimDeliveries = (
  state: State,
  { limit, lease_ms }: { limit: number; lease_ms: number },
  now_ms: number,
): Promise<ClaimedDelivery[]> =>
  state.rows(
    claimedRow,
    `UPDATE webhook_deliveries AS delivery SET attempts = attempts + 1, next = $2
     FROM webhook_endpoints AS hook
     WHERE hook.id = delivery.endpoint AND delivery.id IN (
       SELECT id FROM webhook_deliveries WHERE status = 'waiting' AND next <= $1
       ORDER BY next, seq LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING delivery.id, delivery.endpoint, delivery.campaign, delivery.seq, delivery.body, delivery.sha256,
       delivery.attempts, hook.url, hook.recipient, hook.tlp, hook.secret,
       CASE WHEN hook.secret_before_until > $1 THEN hook.secret_before END AS secret_before`,
    [new Date(now_ms).toISOString(), new Date(now_ms + lease_ms).toISOString(), limit],
  )
