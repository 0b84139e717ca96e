import { z } from 'zod'
import { decisionRecordSchema } from './decision.js'

const count = z.number().int().min(0)

/** An exchange that was stored a moment ago, without its text. */
export const liveExchangeSchema = z.object({
  at: z.iso.datetime().describe('of the exchange'),
  account: z.string(),
  model: z.string(),
  input_tokens: count,
  output_tokens: count,
  reasoning_tokens: count,
  capability: z.string().describe('general where none was seen'),
  campaign_id: z.string().nullable().describe('the surest campaign that the account is in, open or confirmed'),
})
export type LiveExchange = z.infer<typeof liveExchangeSchema>

/** A decision that a policy or an action just made, also in shadow. */
export const liveDecisionSchema = decisionRecordSchema
  .omit({ account_id: true, campaign: true, id: true })
  .extend({ account: z.string(), campaign_id: z.string().nullable() })
export type LiveDecision = z.infer<typeof liveDecisionSchema>

/** What was left out since the last such event: more came than a stream tells in a second. */
export const liveSkippedSchema = z.object({ exchanges: count, decisions: count })
export type LiveSkipped = z.infer<typeof liveSkippedSchema>

/** Events of the stream by their names. */
export const LIVE_EVENTS = {
  exchange: liveExchangeSchema,
  decision: liveDecisionSchema,
  skipped: liveSkippedSchema,
} as const
export type LiveEventName = keyof typeof LIVE_EVENTS
