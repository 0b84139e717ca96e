import { z } from 'zod'

export const CHECKPOINT_SCHEMA = 'stillwatch/audit-checkpoint@1'

/** What the first entry names as the hash of the one before it. */
export const NO_HASH = '0'.repeat(64)

const time = z.iso.datetime({ precision: 3 })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const word = z.string().min(1).max(512)

/** One act. Chained by hash = SHA-256 over the canonical JSON (RFC 8785) of all other fields. */
export const auditEntrySchema = z.strictObject({
  seq: z.number().int().positive().describe('from 1, without gaps'),
  at: time,
  actor: word.describe('id of a principal, or system'),
  action: word.describe('noun.verb, as in key.created'),
  subject: word.describe('KIND:ID; an account as account:PSEUDONYM'),
  detail: z.record(z.string(), z.json()),
  previous: sha256,
  hash: sha256,
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/**
 * Says that the chain ended with this entry at that time. Signed with Ed25519 over the canonical JSON of
 * `{ schema, seq, hash, at, key_id }`.
 */
export const checkpointSchema = z.strictObject({
  schema: z.literal(CHECKPOINT_SCHEMA),
  seq: z.number().int().min(0),
  hash: sha256,
  at: time,
  key_id: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('base64url'),
})
export type Checkpoint = z.infer<typeof checkpointSchema>

/** What verifying an audit log found. */
export const auditVerificationSchema = z.object({
  ok: z.boolean().describe('nothing is amiss, neither with the log nor with the checkpoints'),
  whole: z.boolean().describe('nothing is amiss with the log, as far as its chain and trusted checkpoints tell'),
  entries: z.number().int(),
  checkpoints: z.number().int().describe('that were signed by a trusted key'),
  attested_to: z
    .number()
    .int()
    .describe('last entry that a trusted checkpoint vouches for; what follows is guarded by the chain alone'),
  problems: z
    .array(
      z.object({ seq: z.number().int().describe('of the entry or checkpoint, 0 where it has none'), what: z.string() }),
    )
    .describe('the first ones'),
  problems_count: z.number().int(),
})
export type AuditVerification = z.infer<typeof auditVerificationSchema>

/** Forbids the erasure of an account until it ends or is lifted. */
export const legalHoldSchema = z.object({
  id: z.string().regex(/^hold_[0-9a-f]{16}$/),
  account_id: z.string(),
  reason: z.string(),
  placed_by: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  lifted: z.iso.datetime().nullable(),
  lifted_by: z.string().nullable(),
})
export type LegalHold = z.infer<typeof legalHoldSchema>
