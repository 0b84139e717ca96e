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
import {
  APPROVAL_COLUMNS,
  approveLasting,
  askApproval,
  endLasting,
  hashOfTerms,
  type Judge,
  type Leaving,
  requireApproval,
} from '../approval/lasting-approval.js'
import { webhookAddress } from './webhook-address.js'

const COLUMNS = `id, url, recipient, events, confidence_min, tlp, purpose, ${APPROVAL_COLUMNS}, ended AS disabled,
  ended_by AS disabled_by, dropped`
const ENDPOINTS = 'webhook_endpoints JOIN lasting_approvals USING (id)'
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

/** What is approved: where it goes, who reads there, what of it, and for what. */
export const termsOfEndpoint = (endpoint: WebhookEndpoint) => {
  const { url, recipient, events, confidence_min, tlp, purpose } = endpoint
  return { url, recipient, events, confidence_min, tlp, purpose }
}

const whereOf = (id: string): string => `webhook ${id}`

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
  const id = newId()
  const bound = { active_max: settings.endpoints_max, where: 'webhooks', hint: 'Disable one first.' }
  await askApproval(inside, { id, kind: 'webhook', by }, bound, now_ms)
  const secret = newSecret()
  const { recipient, events, confidence_min, tlp, purpose } = told
  await inside.run(
    `INSERT INTO webhook_endpoints (id, url, recipient, events, confidence_min, tlp, purpose, secret)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, url, recipient, [...new Set(events)], confidence_min, tlp, purpose, secret],
  )
  const record = await readEndpoint(inside, id)
  return { record: { ...record, secret }, act: actOf('webhook.created', record, { events, confidence_min }) }
}

/** Throws a NotFoundError. */
export async function readEndpoint(state: State, id: string): Promise<WebhookEndpoint> {
  const [record] = await state.rows(row, `SELECT ${COLUMNS} FROM ${ENDPOINTS} WHERE id = $1`, [id])
  if (record === undefined) throw new NotFoundError('there is none', whereOf(id), 'List the webhooks.')
  return record
}

/** In the order of their ids. */
export async function listEndpoints(state: State, request: PageRequest): Promise<Page<WebhookEndpoint>> {
  const rows = await state.rows(
    row,
    `SELECT ${COLUMNS} FROM ${ENDPOINTS} WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/**
 * Opens an endpoint: what happens from now on is sent there. Done again it changes nothing. `inside` is a transaction.
 * Errors as `approveLasting`.
 */
export async function approveEndpoint(
  inside: State,
  { id, by, judge }: { id: string; by: string; judge: Judge },
  now_ms: number,
): Promise<Done<WebhookEndpoint>> {
  const approved = await approveLasting(inside, { id, by, where: whereOf(id), judge }, now_ms)
  const record = await readEndpoint(inside, id)
  if (approved === undefined) return { record }
  const { created_by, independent } = approved
  const terms_sha256 = hashOfTerms(termsOfEndpoint(record))
  return { record, act: actOf('webhook.approved', record, { created_by, independent, terms_sha256 }) }
}

/** Shuts an endpoint for good; what waits for it is given up. Done again it changes nothing. */
export async function disableEndpoint(
  inside: State,
  { id, by, reason }: { id: string; by: string; reason: string },
  now_ms: number,
): Promise<Done<WebhookEndpoint>> {
  const ended = await endLasting(inside, { id, by, where: whereOf(id) }, now_ms)
  const record = await readEndpoint(inside, id)
  if (!ended) return { record }
  const waiting = await inside.run(
    `UPDATE webhook_deliveries SET status = 'dead', dead_of = 'disabled', next = NULL, settled = $2,
       told = 'the endpoint was disabled'
     WHERE endpoint = $1 AND status = 'waiting'`,
    [id, isoOf(now_ms)],
  )
  return { record, act: actOf('webhook.disabled', record, { reason, waiting }) }
}

/** By which approval something may be sent there now. `inside` is a transaction. Throws a ConflictError where none holds. */
export async function requireEndpoint(
  inside: State,
  id: string,
  attested: Leaving['attested'],
): Promise<{ endpoint: WebhookEndpoint; approved_by: string; approval: number }> {
  const endpoint = await readEndpoint(inside, id)
  const terms = termsOfEndpoint(endpoint)
  return { endpoint, ...(await requireApproval(inside, { id, where: whereOf(id), terms, attested })) }
}

/** A new secret; the one before signs as well for some hours, so that the receiver can change in between. */
export async function rotateSecret(
  inside: State,
  { id }: { id: string },
  { rotation_hours }: Pick<WebhookSettings, 'rotation_hours'>,
  now_ms: number,
): Promise<Done<WebhookWithSecret>> {
  const before = await readEndpoint(inside, id)
  if (!before.active) throw new ConflictError('it is disabled', whereOf(id), 'Make a new one.')
  const secret = newSecret()
  const until = isoOf(now_ms + rotation_hours * 3_600_000)
  await inside.run(
    'UPDATE webhook_endpoints SET secret_before = secret, secret = $2, secret_before_until = $3 WHERE id = $1',
    [id, secret, until],
  )
  const record = await readEndpoint(inside, id)
  return { record: { ...record, secret }, act: actOf('webhook.rotated', record, { before_until: until }) }
}
