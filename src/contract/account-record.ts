import { z } from 'zod'
import { accountProfileSchema } from './account-profile.js'
import { appealRecordSchema } from './appeal.js'
import { legalHoldSchema } from './audit.js'
import { CAMPAIGN_STATUSES } from './campaign-record.js'
import { verificationSchema } from './challenge.js'
import { decisionRecordSchema } from './decision.js'
import { clearanceRecordSchema } from './permit.js'
import { standingSchema } from './standing.js'
import { accountFactSchema } from './told.js'

const count = z.number().int().min(0)
const time = z.iso.datetime()

/** Sums over the exchanges of an account. */
export const accountTotalsSchema = z.object({
  exchanges: count,
  input_tokens: count,
  output_tokens: count,
  reasoning_tokens: count,
  first_seen: time.nullable().describe('null where no exchange is stored'),
  last_seen: time.nullable(),
  models: z.array(z.object({ name: z.string(), exchanges: count })).describe('the most used first, ten at most'),
})
export type AccountTotals = z.infer<typeof accountTotalsSchema>

/** Decisions of one kind that were recorded for an account. */
export const decisionCountSchema = decisionRecordSchema
  .pick({ policy: true, action: true, mode: true, enforced: true })
  .extend({ count, last: time })
export type DecisionCount = z.infer<typeof decisionCountSchema>

/** All that is kept of one account. */
export const accountRecordSchema = z.object({
  id: z.string(),
  facts: accountFactSchema.nullable().describe('as they were told; null where nothing was'),
  totals: accountTotalsSchema,
  campaigns: z
    .array(
      z.object({
        campaign: z.string(),
        status: z.enum(CAMPAIGN_STATUSES),
        present: z.boolean().describe('false where the newest run did not find the campaign again'),
        confidence: z.number(),
        role: z.enum(['core', 'member']),
        score: z.number(),
        exchanges: count,
        harvesting: z.number().describe('exchanges of harvesting, estimated'),
        since: time,
      }),
    )
    .describe('by confidence, falling'),
  clearances: z.array(clearanceRecordSchema).describe('in all states, the first thousand'),
  verification: verificationSchema.nullable(),
  decisions: z.array(decisionCountSchema).describe('the most frequent first, a hundred at most'),
  profile: accountProfileSchema.nullable().describe('null where no exchange is stored'),
  standing: standingSchema.nullable().describe('what a decision about it knows; null where that is nothing'),
  appeals: z.array(appealRecordSchema).describe('the first thousand by their ids'),
  holds: z.array(legalHoldSchema).describe('legal holds that stand now'),
})
export type AccountRecord = z.infer<typeof accountRecordSchema>

export const newHoldSchema = z.strictObject({
  reason: z.string().trim().min(1).max(2000),
  until: z.iso.datetime({ offset: true }).optional().describe('until it is lifted where absent'),
})
export type NewHold = z.infer<typeof newHoldSchema>

/** What an erasure removed: rows by table. Records of many accounts stay, without this one. */
export const erasureSchema = z.object({
  account_id: z.string(),
  state: z.record(z.string(), count).describe('of the state store: rows removed, or changed where others share them'),
  exchanges: z.record(z.string(), count).describe('of the analytics engine: rows removed'),
})
export type Erasure = z.infer<typeof erasureSchema>
