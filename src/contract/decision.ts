import { z } from 'zod'

/** What may be done about a request, from mildest to strictest; `observe` is recorded and lets it pass. */
export const ACTIONS = ['observe', 'throttle', 'degrade', 'challenge', 'block'] as const
export type Action = (typeof ACTIONS)[number]

/** How an answer may be made worth less to a student. The last two are served by «Provenance». */
export const DEGRADATIONS = ['withhold_reasoning', 'watermark', 'canary'] as const
export type Degradation = (typeof DEGRADATIONS)[number]

/**
 * Why, in words that may reach the caller: they name a rule of the house, never a detector, a campaign or a score.
 * `unavailable` stands where nothing is known and the operator chose to fail closed.
 */
export const REASON_CODES = [
  'ok',
  'rate_limited',
  'verification_required',
  'restricted',
  'quota_exceeded',
  'unavailable',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** The facts of a request, as far as the asker knows them. */
export const decisionRequestSchema = z.strictObject({
  account_id: z.string().min(1).max(512).optional().describe('who is billed or authenticated'),
  key_id: z.string().min(1).max(512).optional().describe('the key or its hash, where accounts are found by key'),
  model: z.string().max(256).optional(),
  capability: z.string().max(64).optional().describe('as in a report: coding, agentic, …'),
  stream: z.boolean().optional(),
  reasoning: z.boolean().optional().describe('true where the answer would show reasoning'),
})
export type DecisionRequest = z.infer<typeof decisionRequestSchema>

/** The same of who can say whose request it is: a question about nobody is a mistake that would pass for an answer. */
export const decisionQuestionSchema = decisionRequestSchema.refine(
  ({ account_id, key_id }) => account_id !== undefined || key_id !== undefined,
  'it names neither account_id nor key_id',
)

/** What is to be done with the request. */
export const decisionSchema = z.object({
  decision: z.enum(['allow', 'throttle', 'challenge', 'degrade', 'block']),
  reason_code: z.enum(REASON_CODES),
  retry_after_s: z.number().int().min(1).optional(),
  degrade: z.array(z.enum(DEGRADATIONS)).optional(),
  challenge_url: z.url().optional().describe('where the account can verify itself'),
  case_id: z.string().optional().describe('what a customer can quote in an appeal'),
  cluster: z
    .string()
    .regex(/^clu_[0-9a-f]{20}$/)
    .optional()
    .describe(
      'for watermark and canary: the group whose marks the answer bears; a hash that tells nothing. Not for customers',
    ),
  ttl_s: z.number().int().min(0).describe('how long the answer may be kept'),
})
export type Decision = z.infer<typeof decisionSchema>

/** What is kept of a decision that a policy or an action made: also where it was shadow, and nothing was enforced. */
export const decisionRecordSchema = z.object({
  id: z.string().regex(/^dec_[0-9a-f]{24}$/),
  at: z.iso.datetime(),
  account_id: z.string(),
  model: z.string(),
  policy: z.string().describe('name of the policy, or action:ID for an action on a campaign'),
  policy_version: z.number().int().min(0),
  rule: z.string(),
  action: z.enum(ACTIONS),
  mode: z.enum(['shadow', 'enforce']),
  enforced: z.boolean().describe('false for shadow, for throttled requests within their rate, and where a permit held'),
  campaign: z.string().describe('the campaign that led to it, empty where none did'),
  overridden_by: z.enum(['', 'permit', 'allowed', 'upheld_appeal', 'reseller']),
  within_rate: z
    .boolean()
    .optional()
    .describe('of a throttle: it let the request pass, or in shadow would have; absent where it was not asked'),
})
export type DecisionRecord = z.infer<typeof decisionRecordSchema>
