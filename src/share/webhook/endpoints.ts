import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Act, Done } from '#contract/act.js'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import {
  type NewWebhook,
  newWebhookSchema,
  type WebhookEndpoint,
  type WebhookWithSecret,
  webhookEndpointSchema,
} from '#contract/webhook.js'
import type { WebhookSettings } from '#contract/webhook-settings.js'
import type { State } from '#store/state/state.js'
import { webhookAddress } from './webhook-address.js'

const COLUMNS = `id, url, recipient, events, confidence_min, tlp, purpose, status, active, created, created_by, approved,
  approved_by, approved_independently, disabled, disabled_by, dropped`
const row = webhookEndpointSchema.extend({ dropped: z.coerce.number() })

const newId = (): string => `hook_${randomBytes(8).toString('hex')}`
const isoOf = (ms: number): string => new Date(ms).toISOString()

/** 32 random bytes, as the Standard Webhooks specification writes them. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/** What is told in the audit log: of the address only the host, for the rest may hold a secret. */
const actOf = (action: string, { id, url, recipient, tlp }: WebhookEndpoint, more: object = {}): Act => ({
  action,
  subject: `webhook:${id}`,
  detail: { host: new URL(url).host, recipient, tlp, ...more },
})

/**
 * Keeps a new endpoint, to which nothing is sent until a second person approved it. `inside` is a transaction. Throws an
 * InputError for an address that may not be used, a ConflictError where there are too many.
 */
export async function createEndpoint(
  inside: State,
  { by, ...asked }: NewWebhook & { by: string },
  settings: WebhookSettings,
  now_ms: number,
): Promise<Done<WebhookWithSecret>> {
  const told = newWebhookSchema.parse(asked)
  const url = webhookAddress(told.url, settings).href
  const [{ active } = { active: 0 }] = await inside.rows(
    z.object({ active: z.coerce.number() }),
    'SELECT count(*) AS active FROM webhook_endpoints WHERE active',
  )
  if (active >= settings.endpoints_max)
    throw new ConflictError(`there are ${active} endpoints`, 'webhooks', 'Disable one first.')
  const secret = newSecret()
  const { recipient, events, confidence_min, tlp, purpose } = told
  const [record] = await inside.rows(
    row,
    `INSERT INTO webhook_endpoints
       (id, url, recipient, events, confidence_min, tlp, purpose, status, secret, created, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $10) RETURNING ${COLUMNS}`,
    [newId(), url, recipient, [...new Set(events)], confidence_min, tlp, purpose, secret, isoOf(now_ms), by],
  )
  return { record: { ...record!, secret }, act: actOf('webhook.created', record!, { events, confidence_min }) }
}

/** Throws a NotFoundError. */
export async function readEndpoint(state: State, id: string): Promise<WebhookEndpoint> {
  const [record] = await state.rows(row, `SELECT ${COLUMNS} FROM webhook_endpoints WHERE id = $1`, [id])
  if (record === undefined) throw new NotFoundError('there is none', `webhook ${id}`, 'List the webhooks.')
  return record
}

/** In the order of their ids. */
export async function listEndpoints(state: State, request: PageRequest): Promise<Page<WebhookEndpoint>> {
  const rows = await state.rows(
    row,
    `SELECT ${COLUMNS} FROM webhook_endpoints WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/**
 * Opens an endpoint: what happens from now on is sent there. That it is another person is seen to by the caller, in the
 * same transaction. Done again it changes nothing. Throws a ConflictError where it was disabled.
 */
export async function approveEndpoint(
  inside: State,
  { id, by, independent }: { id: string; by: string; independent: boolean },
  now_ms: number,
): Promise<Done<WebhookEndpoint>> {
  const before = await readEndpoint(inside, id)
  if (!before.active) throw new ConflictError('it is disabled', `webhook ${id}`, 'Make a new one.')
  if (before.status === 'approved') return { record: before }
  const [record] = await inside.rows(
    row,
    `UPDATE webhook_endpoints SET status = 'approved', approved = $2, approved_by = $3, approved_independently = $4
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, isoOf(now_ms), by, independent],
  )
  return { record: record!, act: actOf('webhook.approved', record!, { created_by: before.created_by, independent }) }
}

/** Shuts an endpoint for good; what waits for it is given up. Done again it changes nothing. */
export async function disableEndpoint(
  inside: State,
  { id, by, reason }: { id: string; by: string; reason: string },
  now_ms: number,
): Promise<Done<WebhookEndpoint>> {
  const before = await readEndpoint(inside, id)
  if (!before.active) return { record: before }
  const now = isoOf(now_ms)
  const [record] = await inside.rows(
    row,
    `UPDATE webhook_endpoints SET active = false, disabled = $2, disabled_by = $3 WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, now, by],
  )
  const waiting = await inside.run(
    `UPDATE webhook_deliveries SET status = 'dead', next = NULL, settled = $2, told = 'the endpoint was disabled'
     WHERE endpoint = $1 AND status = 'waiting'`,
    [id, now],
  )
  return { record: record!, act: actOf('webhook.disabled', record!, { reason, waiting }) }
}

/** A new secret; the one before signs as well for some hours, so that the receiver can change in between. */
export async function rotateSecret(
  inside: State,
  { id }: { id: string },
  { rotation_hours }: Pick<WebhookSettings, 'rotation_hours'>,
  now_ms: number,
): Promise<Done<WebhookWithSecret>> {
  const before = await readEndpoint(inside, id)
  if (!before.active) throw new ConflictError('it is disabled', `webhook ${id}`, 'Make a new one.')
  const secret = newSecret()
  const until = isoOf(now_ms + rotation_hours * 3_600_000)
  const [record] = await inside.rows(
    row,
    `UPDATE webhook_endpoints SET secret_before = secret, secret = $2, secret_before_until = $3
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, secret, until],
  )
  return { record: { ...record!, secret }, act: actOf('webhook.rotated', record!, { before_until: until }) }
}
