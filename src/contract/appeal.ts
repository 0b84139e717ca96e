import { z } from 'zod'
import { caseIdSchema } from './case.js'
import { clearanceExpirySchema } from './permit.js'

const time = z.iso.datetime()

export const APPEAL_STATES = ['open', 'upheld', 'rejected'] as const

/** What a customer says against a decision. */
export const newAppealSchema = z.strictObject({
  account_id: z.string().min(1).max(512),
  case_id: caseIdSchema.optional().describe('what the customer quotes, from the decision'),
  statement: z.string().trim().min(1).max(8000),
})
export type NewAppeal = z.input<typeof newAppealSchema>

/** What a reviewer finds. Upheld: the account becomes a known innocent, until `expires`. */
export const appealOutcomeSchema = z.strictObject({
  outcome: z.enum(['upheld', 'rejected']),
  reason: z.string().trim().min(1).max(2000),
  expires: clearanceExpirySchema,
})
export type AppealOutcome = z.infer<typeof appealOutcomeSchema>

export const appealRecordSchema = z.object({
  id: z.string().regex(/^app_[0-9a-f]{16}$/),
  account_id: z.string(),
  case_id: z.string(),
  statement: z.string(),
  state: z.enum(APPEAL_STATES),
  filed: time,
  filed_by: z.string(),
  reviewer: z.string().nullable(),
  decided_independently: z
    .boolean()
    .nullable()
    .describe('two persons are known to stand behind the appeal and its decision; false: keys prove no two persons'),
  outcome: z.string().describe("the reviewer's reason, in words"),
  decided: time.nullable(),
  clearance: z.string().nullable().describe('id of the clearance that came of it'),
})
export type AppealRecord = z.infer<typeof appealRecordSchema>
