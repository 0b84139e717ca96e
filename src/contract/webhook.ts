import { z } from 'zod'
import { campaignEventSchema } from './campaign-record.js'

const time = z.iso.datetime()
const count = z.number().int().min(0)

export const WEBHOOK_EVENTS = campaignEventSchema.shape.kind.options
const webhookIdSchema = z.string().regex(/^hook_[0-9a-f]{16}$/)

/** TLP:RED is for named persons, and an address is none: what is marked so does not leave by itself. */
const standingTlpSchema = z
  .enum(['clear', 'green', 'amber', 'amber+strict'])
  .describe('Traffic Light Protocol 2.0: how what is sent is marked; red does not leave by itself')

/** What is asked for a new endpoint. */
export const newWebhookSchema = z.strictObject({
  url: z.string().min(1).max(2048).describe('https://…; without user and password'),
  recipient: z.string().trim().min(1).max(200).describe('who reads there: goes into the audit log'),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1)
    .max(WEBHOOK_EVENTS.length)
    .default([...WEBHOOK_EVENTS]),
  confidence_min: z.number().min(0).max(1).default(0.9).describe('of campaigns that are told'),
  tlp: standingTlpSchema,
  purpose: z.string().trim().min(1).max(500),
})
export type NewWebhook = z.input<typeof newWebhookSchema>

/** An address to which changes of campaigns are sent by themselves, once a second person approved it. */
export const webhookEndpointSchema = newWebhookSchema.extend({
  id: webhookIdSchema,
  url: z.string(),
  status: z.enum(['waiting', 'approved']),
  active: z.boolean().describe('false: it was disabled, and nothing is sent'),
  created: time,
  created_by: z.string(),
  approved: time.nullable(),
  approved_by: z.string().nullable(),
  approved_independently: z.boolean().describe('two people who signed in are known to stand behind it'),
  disabled: time.nullable(),
  disabled_by: z.string().nullable(),
  dropped: count.describe('changes that were not written down because too many waited'),
})
export type WebhookEndpoint = z.infer<typeof webhookEndpointSchema>

/** Told once, to who made or rotated it: what receivers verify with. */
export const webhookWithSecretSchema = webhookEndpointSchema.extend({
  secret: z.string().describe('whsec_… of the Standard Webhooks specification; shown this once'),
})
export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>

export const DELIVERY_STATUSES = ['waiting', 'sent', 'dead'] as const

/** One change for one endpoint, and what became of it. Its id is the `webhook-id` of each attempt. */
export const webhookDeliverySchema = z.object({
  id: z.string().regex(/^msg_[0-9a-f]{32}$/),
  endpoint: webhookIdSchema,
  campaign: z.string(),
  event: z.enum(WEBHOOK_EVENTS),
  seq: count.describe('of the event in the history of campaigns'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('of the body, which stays the same from attempt to attempt'),
  bytes: count,
  status: z.enum(DELIVERY_STATUSES),
  attempts: count,
  next: time.nullable().describe('when it is tried again'),
  told: z.string().describe('what came of the last attempt'),
  created: time,
  settled: time.nullable().describe('when it was sent or given up'),
  dead_of: z
    .enum(['gate', 'approval', 'receiver', 'disabled'])
    .nullable()
    .describe(
      'why it is dead: the lawful gate objects, no approval holds, the receiver does not take it, it was disabled',
    ),
  approval: count.nullable().describe('number of the entry of the audit log by which it was sent'),
})
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>
