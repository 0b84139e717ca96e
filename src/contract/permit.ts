import { z } from 'zod'
import { clearanceSchema } from './standing.js'

const time = z.iso.datetime()
const account_id = z.string().min(1).max(512)
const expires = z.iso.datetime({ offset: true }).optional().describe('never where absent')
/** Of what is given for good nobody thinks again: that has to be said. */
export const clearanceExpirySchema = z.iso
  .datetime({ offset: true })
  .nullish()
  .describe('absent: after the days of the setting decisions.clearance_days; null: never')
const reason = z.string().trim().min(1).max(2000)

/** Requested: a permit without approval yet. Only what holds keeps detections from an account. */
export const CLEARANCE_STATES = ['requested', 'holds', 'expired', 'revoked'] as const

/** A clearance as it is kept. Nothing but a revocation or its own expiry ends it: detections do not. */
export const clearanceRecordSchema = z.object({
  id: z.string().regex(/^clr_[0-9a-f]{16}$/),
  account_id: z.string(),
  kind: clearanceSchema.shape.kind,
  state: z.enum(CLEARANCE_STATES),
  models: z.array(z.string()).nullable().describe('globs; null: all models'),
  quota: z.number().int().min(0).nullable().describe('requests a day; null: unbounded'),
  purpose: z.string(),
  reason: z.string(),
  expires: time.nullable(),
  created: time,
  created_by: z.string(),
  approved: time.nullable(),
  approved_by: z.string().nullable(),
  approved_independently: z
    .boolean()
    .nullable()
    .describe('two persons are known to stand behind the request and the approval; false: keys prove no two persons'),
  revoked: time.nullable(),
  revoked_by: z.string().nullable(),
  revocation: z.string().describe('why it was revoked'),
})
export type ClearanceRecord = z.infer<typeof clearanceRecordSchema>

/** An entry of the allow-list, or a licensed reseller. */
export const newClearanceSchema = z.strictObject({
  account_id,
  kind: z.enum(['allowed', 'reseller']),
  reason,
  expires: clearanceExpirySchema,
})
export type NewClearance = z.infer<typeof newClearanceSchema>

/** Leave to distil, to be approved by the owner of the model. */
export const newPermitSchema = z.strictObject({
  account_id,
  models: z.array(z.string().min(1).max(256)).min(1).max(100).optional().describe('globs; all where absent'),
  quota: z.number().int().min(0).max(1e12).optional().describe('requests a day; unbounded where absent'),
  purpose: z.string().trim().min(1).max(2000),
  expires,
})
export type NewPermit = z.infer<typeof newPermitSchema>

export const revocationSchema = z.strictObject({ reason })
