import { z } from 'zod'
import { RECIPIENT_KINDS } from './gate-settings.js'
import { tlpSchema } from './indicator.js'

const time = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** In which form something leaves. */
export const OUTGOING_FORMS = [
  'stix',
  'stix-plain',
  'sightings',
  'misp',
  'csv',
  'ocsf',
  'feed',
  'evidence',
  'psi',
] as const
export const outgoingFormSchema = z.enum(OUTGOING_FORMS)
export type OutgoingForm = z.infer<typeof outgoingFormSchema>

/** A reason for which something may not leave. */
export const gateObjectionSchema = z.object({
  rule: z.string().describe('name of the rule, as in docs/sharing.md'),
  where: z.string().describe('JSON pointer into the document'),
  what: z.string().describe('what is wrong, without the text itself'),
})
export type GateObjection = z.infer<typeof gateObjectionSchema>

/** Forms that TAXII collections take: bundles of STIX. */
export const STIX_FORMS: readonly OutgoingForm[] = ['stix', 'stix-plain', 'sightings']

export const OUTGOING_STATUSES = [
  'refused',
  'waiting',
  'approved',
  'rejected',
  'sending',
  'sent',
  'failed',
  'withdrawn',
] as const

const count = z.number().int().min(0)

/** How far the sending to another TAXII server has come. */
export const outgoingPushSchema = z.object({
  attempts: count,
  total_count: count.describe('objects; GET /v1/outgoing/{id}/objects tells what became of each'),
  success_count: count,
  failure_count: count.describe('objects that the other server refused'),
  pending_count: count.describe('objects that the other server still had to deal with when it was last asked'),
  told: z.string().max(500).describe('what came of the last attempt'),
})
export type OutgoingPush = z.infer<typeof outgoingPushSchema>

export const OBJECT_STATUSES = ['waiting', 'pending', 'success', 'failure'] as const

/** What the other TAXII server said of one object. */
export const outgoingObjectSchema = z.object({
  place: count.describe('in the document, from 0'),
  object_id: z.string(),
  version: z.string(),
  status: z.enum(OBJECT_STATUSES),
  message: z.string().max(300).describe('in its words'),
})
export type OutgoingObject = z.infer<typeof outgoingObjectSchema>

/** Something that is to leave, and what became of it. */
export const outgoingSchema = z.object({
  id: z.string().regex(/^out_[0-9a-f]{16}$/),
  form: outgoingFormSchema,
  media_type: z.string(),
  campaign: z.string().nullable(),
  recipient: z.string().min(1).max(200).describe('a community, a person, a server'),
  recipient_kind: z.enum(RECIPIENT_KINDS).nullable().describe('null: nothing is known of the recipient'),
  collection: z.uuid().nullable().describe('of TAXII, in which it is published when it is sent'),
  remote: z.string().nullable().describe('collection of another TAXII server, to which it is pushed when it is sent'),
  source: z.string().nullable().describe('of sightings: who sent the indicators that were seen here'),
  purpose: z.string().min(1).max(500),
  tlp: tlpSchema,
  status: z.enum(OUTGOING_STATUSES),
  objections: z.array(gateObjectionSchema),
  written: z.array(z.string()).describe('where people’s words and names that machines gave stand: JSON pointers'),
  sha256: sha256.describe('of the bytes that were approved: others do not leave'),
  bytes: z.number().int().min(0),
  created: time,
  created_by: z.string(),
  decided: time.nullable(),
  decided_by: z.string().nullable(),
  independent: z.boolean().nullable().describe('whether two known persons stand behind asking and approving'),
  reason: z.string().nullable(),
  sent: time.nullable(),
  sent_by: z.string().nullable(),
  push: outgoingPushSchema.nullable().describe('null: it was not sent to another server'),
})
export type Outgoing = z.infer<typeof outgoingSchema>

/** What is asked to leave. */
export const newOutgoingSchema = z
  .strictObject({
    campaign: z
      .string()
      .regex(/^camp_[0-9a-f]{16}$/)
      .optional()
      .describe('absent for sightings alone'),
    form: outgoingFormSchema,
    recipient: z.string().trim().min(1).max(200).optional().describe('one of sharing.gate.recipients'),
    collection: z.uuid().optional().describe('of TAXII, in place of a recipient; for forms of STIX'),
    remote: z
      .string()
      .max(2048)
      .optional()
      .describe('address of one of sharing.taxii_feeds that has a recipient, in place of one; for forms of STIX'),
    source: z
      .string()
      .min(1)
      .max(2500)
      .optional()
      .describe('for sightings: whose indicators were seen, as GET /v1/indicators names it'),
    since: time.optional().describe('for sightings: those alone that are new or changed since'),
    tlp: tlpSchema,
    purpose: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .describe('one of sharing.gate.purposes, a colon, and what it is for in a sentence'),
    community: z
      .string()
      .max(64)
      .optional()
      .describe(
        'one of sharing.communities, whose key makes tokens; absent: that of the collection, else no tokens go along',
      ),
    accounts: z
      .boolean()
      .default(false)
      .describe('name accounts by pseudonyms under that key; else they are only counted'),
  })
  .refine((asked) => [asked.recipient, asked.collection, asked.remote].filter((to) => to !== undefined).length === 1, {
    message: 'give a recipient, a collection or a remote',
  })
  .refine(({ form, campaign }) => (form === 'sightings') === (campaign === undefined), {
    message: 'sightings are of no campaign; every other form is of one',
  })
  .refine(
    ({ form, source, since }) => (form === 'sightings' ? source !== undefined : (source ?? since) === undefined),
    {
      message: 'sightings have a source, and no other form has',
    },
  )
export type NewOutgoing = z.input<typeof newOutgoingSchema>

/** Why something is rejected or withdrawn. */
export const outgoingReasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) })
