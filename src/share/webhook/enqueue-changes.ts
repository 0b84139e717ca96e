import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CampaignChange, CampaignRecord } from '#contract/campaign-record.js'
import type { GateObjection } from '#contract/outgoing.js'
import { type WebhookEndpoint, webhookEndpointSchema } from '#contract/webhook.js'
import type { WebhookSettings } from '#contract/webhook-settings.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { type DetectionFinding, renderDetectionFinding } from '../ocsf/render-detection-finding.js'
import { renderCloudEvent } from './render-cloud-event.js'

const openRow = webhookEndpointSchema
  .pick({ id: true, events: true, confidence_min: true, tlp: true, approved: true, recipient: true, purpose: true })
  .extend({ waiting: z.coerce.number() })
type Open = z.infer<typeof openRow>

/** Why a finding may not go to an endpoint; none where it may. */
export type ExamineFinding = (
  finding: DetectionFinding,
  endpoint: Pick<WebhookEndpoint, 'tlp' | 'recipient' | 'purpose'>,
) => readonly GateObjection[]

export interface EnqueueOptions extends Pick<WebhookSettings, 'waiting_max'> {
  product_version: string
  examine: ExamineFinding
}

export interface Enqueued {
  written: number
  /** the gate objected */
  refused: number
  dropped: number
}

/**
 * Writes down what each open endpoint is to be sent of these changes. An endpoint hears of what happened after it was
 * approved. The same change for the same endpoint is written once, however often it is told. `inside` is a transaction.
 */
export async function enqueueChanges(
  inside: State,
  changes: readonly CampaignChange[],
  read: (campaign: string) => Promise<CampaignRecord | undefined>,
  { waiting_max, product_version, examine }: EnqueueOptions,
  now_ms: number,
): Promise<Enqueued> {
  const endpoints = await inside.rows(
    openRow,
    `SELECT id, events, confidence_min, tlp, approved, recipient, purpose,
       (SELECT count(*) FROM webhook_deliveries WHERE endpoint = webhook_endpoints.id AND status = 'waiting') AS waiting
     FROM webhook_endpoints JOIN lasting_approvals USING (id)
     WHERE ended IS NULL AND approved IS NOT NULL ORDER BY id`,
  )
  const counted = { written: 0, refused: 0, dropped: 0 }
  if (endpoints.length === 0) return counted
  const source = await readSource(inside)
  const campaigns = new Map<string, CampaignRecord | undefined>()
  for (const change of changes) {
    const hearers = endpoints.filter((endpoint) => hears(endpoint, change))
    const { id } = change.campaign
    if (hearers.length > 0 && !campaigns.has(id)) campaigns.set(id, await read(id))
    for (const endpoint of hearers) {
      if (endpoint.waiting >= waiting_max) {
        counted.dropped += 1
        await inside.run('UPDATE webhook_endpoints SET dropped = dropped + 1 WHERE id = $1', [endpoint.id])
        continue
      }
      const uid = `chg_${change.event.seq}`
      const finding = renderDetectionFinding(change, campaigns.get(id), { uid, tlp: endpoint.tlp, product_version })
      const rules = new Set(examine(finding, endpoint).map(({ rule }) => rule))
      const body = rules.size > 0 ? '' : toJsonb(renderCloudEvent(change, source, finding))
      const told = rules.size > 0 ? `the gate objects: ${[...rules].join(', ')}` : ''
      const written = await write(inside, endpoint.id, change, { body, told, at: new Date(now_ms).toISOString() })
      if (rules.size > 0) {
        counted.refused += written
        continue
      }
      counted.written += written
      endpoint.waiting += written
    }
  }
  return counted
}

const hears = ({ events, confidence_min, approved }: Open, { event }: CampaignChange): boolean =>
  events.includes(event.kind) && event.confidence >= confidence_min && approved !== null && event.at >= approved

/** Follows from endpoint and event; without a full stop, as Standard Webhooks asks. */
const deliveryId = (endpoint: string, seq: number): string =>
  `msg_${createHash('sha256').update(`${endpoint} ${seq}`).digest('hex').slice(0, 32)}`

/** Of what the gate refuses there is no body, so that it cannot be sent by a replay either. */
function write(
  inside: State,
  endpoint: string,
  { campaign, event }: CampaignChange,
  { body, told, at }: { body: string; told: string; at: string },
): Promise<number> {
  const [id, sha256] = [deliveryId(endpoint, event.seq), createHash('sha256').update(body).digest('hex')]
  const dead = told !== ''
  return inside.run(
    `INSERT INTO webhook_deliveries
       (id, endpoint, campaign, event, seq, body, sha256, bytes, told, created, status, next, settled, dead_of)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING`,
    [
      id,
      endpoint,
      campaign.id,
      event.kind,
      event.seq,
      body,
      sha256,
      Buffer.byteLength(body),
      told,
      at,
      dead ? 'dead' : 'waiting',
      dead ? null : at,
      dead ? at : null,
      dead ? 'gate' : null,
    ],
  )
}

/** The same for all servers on one database. */
async function readSource(state: State): Promise<string> {
  const [{ id }] = (await state.rows(z.object({ id: z.string() }), 'SELECT id FROM webhook_sender')) as [{ id: string }]
  return `urn:uuid:${id}`
}

/** Up to which event deliveries are written; the caller's transaction holds it until its end. */
export async function lockSeen(inside: State): Promise<number> {
  const [found] = await inside.rows(
    z.object({ seen_seq: z.coerce.number() }),
    'SELECT seen_seq FROM webhook_sender FOR UPDATE',
  )
  return found?.seen_seq ?? 0
}

export const keepSeen = (inside: State, seq: number): Promise<number> =>
  inside.run('UPDATE webhook_sender SET seen_seq = greatest(seen_seq, $1)', [seq])
