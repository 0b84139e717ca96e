import { z } from 'zod'
import { decisionRecordSchema } from './decision.js'

/** What a customer is told to quote: one for an account and the campaign that led to the decision. */
export const caseIdSchema = z.string().regex(/^case_[0-9a-f]{20}$/, 'not a case id: case_ and 20 hexadecimal digits')

/** A decision as it is kept. */
export const keptDecisionSchema = decisionRecordSchema.extend({
  recorded_by: z.string().describe('id of the principal that told of it; empty: it was made here'),
  case_id: z.string().describe('what the customer can quote; empty in records of earlier versions'),
})
export type KeptDecision = z.infer<typeof keptDecisionSchema>

/** Whom a case is about, for who is quoted it. */
export const caseRecordSchema = z.object({
  case_id: caseIdSchema,
  account_id: z.string(),
  campaign: z.string().describe('empty where no campaign led to it'),
  decisions: z.array(keptDecisionSchema).describe('the newest'),
})
export type CaseRecord = z.infer<typeof caseRecordSchema>
