import { z } from 'zod'
import { RECIPIENT_KINDS } from './gate-settings.js'
import { tlpSchema } from './indicator.js'

const time = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** In which form something leaves. */
export const OUTGOING_FORMS = ['stix', 'stix-plain', 'misp', 'csv', 'ocsf', 'feed', 'evidence', 'psi'] as const
export const outgoingFormSchema = z.enum(OUTGOING_FORMS)
export type OutgoingForm = z.infer<typeof outgoingFormSchema>

/** A reason for which something may not leave. */
export const gateObjectionSchema = z.object({
  rule: z.string().describe('name of the rule, as in docs/sharing.md'),
  where: z.string().describe('JSON pointer into the document'),
  what: z.string().describe('what is wrong, without the text itself'),
})
export type GateObjection = z.infer<typeof gateObjectionSchema>

export const OUTGOING_STATUSES = ['refused', 'waiting', 'approved', 'rejected', 'sent', 'withdrawn'] as const

/** Something that is to leave, and what became of it. */
export const outgoingSchema = z.object({
  id: z.string().regex(/^out_[0-9a-f]{16}$/),
  form: outgoingFormSchema,
  media_type: z.string(),
  campaign: z.string().nullable(),
  recipient: z.string().min(1).max(200).describe('a community, a person, a server'),
  recipient_kind: z.enum(RECIPIENT_KINDS).nullable().describe('null: nothing is known of the recipient'),
  collection: z.uuid().nullable().describe('of TAXII, in which it is published when it is sent; null: it is fetched'),
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
})
export type Outgoing = z.infer<typeof outgoingSchema>

/** What is asked to leave. */
export const newOutgoingSchema = z
  .strictObject({
    campaign: z.string().regex(/^camp_[0-9a-f]{16}$/),
    form: outgoingFormSchema,
    recipient: z.string().trim().min(1).max(200).optional().describe('one of sharing.gate.recipients'),
    collection: z.uuid().optional().describe('of TAXII, in place of a recipient; for the form stix or stix-plain'),
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
  .refine(({ recipient, collection }) => (recipient === undefined) !== (collection === undefined), {
    message: 'give a recipient or a collection',
  })
export type NewOutgoing = z.input<typeof newOutgoingSchema>

/** Why something is rejected or withdrawn. */
export const outgoingReasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) })
