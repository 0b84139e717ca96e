import { z } from 'zod'
import { tlpSchema } from './indicator.js'

const time = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** In which form something leaves. */
export const OUTGOING_FORMS = ['stix', 'stix-plain', 'misp', 'csv', 'ocsf', 'feed', 'evidence', 'psi'] as const
export const outgoingFormSchema = z.enum(OUTGOING_FORMS)

/** A reason for which something may not leave. */
export const gateObjectionSchema = z.object({
  rule: z.string().describe('name of the rule, as in docs/sharing.md'),
  where: z.string().describe('JSON pointer into the document'),
  what: z.string().describe('what is wrong, without the text itself'),
})
export type GateObjection = z.infer<typeof gateObjectionSchema>

export const OUTGOING_STATUSES = ['refused', 'waiting', 'approved', 'sent', 'withdrawn'] as const

/** Something that is to leave, and what became of it. */
export const outgoingSchema = z.object({
  id: z.string().regex(/^out_[0-9a-f]{16}$/),
  form: outgoingFormSchema,
  campaign: z.string().nullable(),
  recipient: z.string().min(1).max(200).describe('a community, a person, a server'),
  purpose: z.string().min(1).max(500),
  tlp: tlpSchema,
  status: z.enum(OUTGOING_STATUSES),
  objections: z.array(gateObjectionSchema),
  sha256: sha256.describe('of the bytes that were approved: others do not leave'),
  bytes: z.number().int().min(0),
  created: time,
  created_by: z.string(),
  decided: time.nullable(),
  decided_by: z.string().nullable(),
  reason: z.string().nullable(),
  sent: time.nullable(),
})
export type Outgoing = z.infer<typeof outgoingSchema>
