import { z } from 'zod'
import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type DELIVERY_STATUSES, type WebhookDelivery, webhookDeliverySchema } from '#contract/webhook.js'
import type { State } from '#store/state/state.js'
import { readEndpoint } from './endpoints.js'

const COLUMNS = `id, endpoint, campaign, event, seq, sha256, bytes, status, attempts, next, told, created, settled, dead_of,
  approval`
const row = webhookDeliverySchema.extend({ seq: z.coerce.number(), approval: z.coerce.number().nullable() })

export type DeliveryFilter = PageRequest & {
  endpoint: string
  status?: (typeof DELIVERY_STATUSES)[number] | undefined
}

/** Of one endpoint, newest first. Throws a NotFoundError. */
export async function listDeliveries(state: State, filter: DeliveryFilter): Promise<Page<WebhookDelivery>> {
  await readEndpoint(state, filter.endpoint)
  const rows = await state.rows(
    row,
    `SELECT ${COLUMNS} FROM webhook_deliveries
     WHERE endpoint = $1 AND ($2::text IS NULL OR status = $2)
       AND ($3::text IS NULL OR seq < (SELECT seq FROM webhook_deliveries WHERE id = $3))
     ORDER BY seq DESC LIMIT $4`,
    [filter.endpoint, filter.status ?? null, filter.after ?? null, rowsFor(filter)],
  )
  return pageOf(rows, filter, ({ id }) => id)
}

export interface Replay {
  endpoint: string
  /** these alone; also such as were sent. Without it: all that were given up */
  deliveries?: readonly string[] | undefined
}

/**
 * Has deliveries sent again, under the same ids and with the same bodies. Throws a NotFoundError, a ConflictError where
 * nothing may be sent to the endpoint. `inside` is a transaction.
 */
export async function replayDeliveries(
  inside: State,
  { endpoint, deliveries }: Replay,
  now_ms: number,
): Promise<Done<{ replayed: number }>> {
  const { status, active } = await readEndpoint(inside, endpoint)
  if (status !== 'approved' || !active)
    throw new ConflictError(active ? 'it is not approved' : 'it is disabled', `webhook ${endpoint}`, 'Nothing is sent.')
  const replayed = await inside.run(
    `UPDATE webhook_deliveries SET status = 'waiting', attempts = 0, next = $2, settled = NULL, dead_of = NULL,
       told = 'replayed'
     WHERE endpoint = $1 AND bytes > 0 AND CASE WHEN $3::text[] IS NULL THEN status = 'dead' ELSE status <> 'waiting' AND id = ANY ($3) END`,
    [endpoint, new Date(now_ms).toISOString(), deliveries ?? null],
  )
  if (replayed === 0) return { record: { replayed } }
  return {
    record: { replayed },
    act: { action: 'webhook.replayed', subject: `webhook:${endpoint}`, detail: { replayed } },
  }
}

/** Removes what was settled long ago, and gives how many. */
export const forgetDeliveries = (state: State, kept_days: number, now_ms: number): Promise<number> =>
  state.run(`DELETE FROM webhook_deliveries WHERE status <> 'waiting' AND settled < $1`, [
    new Date(now_ms - kept_days * 86_400_000).toISOString(),
  ])
