import { z } from 'zod'
import { campaignChangeSchema, campaignRecordSchema } from './campaign-record.js'
import { campaignActionSchema, consequenceSchema, policySchema } from './policy.js'
import { clearanceSchema } from './standing.js'

const time = z.iso.datetime()
const expiry = z.iso.datetime({ offset: true })

/** A version of a policy as it is kept. Of a policy whose newest version is withdrawn nothing counts. */
export const policyRecordSchema = z.object({
  name: z.string(),
  version: z.number().int().min(1),
  policy: policySchema,
  source: z.string().describe('the YAML as it was written'),
  created: time,
  created_by: z.string(),
  withdrawn: time.nullable(),
  withdrawn_by: z.string().nullable(),
})
export type PolicyRecord = z.infer<typeof policyRecordSchema>

const warned = { warnings: z.array(z.string()).optional().describe('what would keep it from being enforced') }

/** A policy as it was just put. */
export const putPolicySchema = policyRecordSchema.extend(warned)
export type PutPolicy = z.infer<typeof putPolicySchema>

/** What is asked for an action on a campaign. */
export const newActionSchema = z.strictObject({
  do: consequenceSchema,
  mode: z.enum(['shadow', 'enforce']).default('shadow').describe('shadow: recorded, not enforced'),
  reason: z.string().trim().min(1).max(2000),
  expires: expiry.optional().describe('never where absent'),
  accounts_count: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('how many accounts it is expected to hit: where the campaign has changed, nothing is done (409)'),
})
export type NewAction = z.input<typeof newActionSchema>

/** An account of the campaign that an action passed over. */
export const skippedAccountSchema = z.object({ account_id: z.string(), kind: clearanceSchema.shape.kind })
export type SkippedAccount = z.infer<typeof skippedAccountSchema>

/** An action as it is kept. */
export const actionRecordSchema = campaignActionSchema.omit({ expires: true }).extend({
  reason: z.string(),
  skipped: z.array(skippedAccountSchema).describe('accounts of the campaign that were cleared without condition'),
  expires: time.nullable(),
  taken: time,
  taken_by: z.string(),
  undone: time.nullable(),
  undone_by: z.string().nullable(),
})
export type ActionRecord = z.infer<typeof actionRecordSchema>

/** An action as it was just taken. */
export const takenActionSchema = actionRecordSchema.extend(warned)
export type TakenAction = z.infer<typeof takenActionSchema>

/** The same without the accounts, for lists. */
export const actionSummarySchema = actionRecordSchema
  .omit({ accounts: true, skipped: true })
  .extend({ accounts_count: z.number().int(), skipped_count: z.number().int() })
export type ActionSummary = z.infer<typeof actionSummarySchema>

/** What an undo did. Both are 0 where the action had been undone or had expired. */
export const undoneActionSchema = z.object({
  action: actionSummarySchema,
  released_count: z.number().int().describe('accounts that no action is enforced on any more; policies go on'),
  held_count: z.number().int().describe('accounts that another action is still enforced on'),
})
export type UndoneAction = z.infer<typeof undoneActionSchema>

/** What is asked for a change of a campaign's status. */
export const newStatusSchema = z.strictObject({
  status: campaignRecordSchema.shape.status,
  note: z.string().trim().max(2000).default(''),
})
export type NewStatus = z.input<typeof newStatusSchema>

/** A status that was set. */
export const statusChangeSchema = z.object({
  change: campaignChangeSchema.nullable().describe('null where it had this status before'),
  actions: z
    .array(z.string())
    .describe('actions on the campaign that rest while it is dismissed or closed, and count again when it is reopened'),
})
export type StatusChange = z.infer<typeof statusChangeSchema>
