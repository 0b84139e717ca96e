import { z } from 'zod'
import { policySchema } from './policy.js'

const time = z.iso.datetime()
const count = z.number().int().min(0)
const written = z
  .union([z.string(), z.record(z.string(), z.unknown())])
  .describe('YAML in a string, or the document itself')

export const PROPOSAL_STATES = ['open', 'approved', 'rejected', 'withdrawn'] as const

/** A policy that somebody wants to count, and a second person shall look at first. */
export const newProposalSchema = z.strictObject({
  policy: written,
  reason: z.string().trim().min(1).max(2000),
  confirm: z.enum(['everyone']).optional().describe('as where a policy is put'),
  expected_version: count.optional().describe('the newest as far as you know, 0 for none; is it another, 409'),
})
export type NewProposal = z.infer<typeof newProposalSchema>

export const proposalSchema = z.object({
  id: z.string().regex(/^prop_[0-9a-f]{16}$/),
  name: z.string().describe('of the policy'),
  base_version: count.describe(
    'the newest when it was proposed, 0 for none; approved is it only where it still is, and was not withdrawn since',
  ),
  policy: policySchema,
  source: z.string().describe('the YAML as it was written'),
  reason: z.string(),
  state: z.enum(PROPOSAL_STATES),
  proposed: time,
  proposed_by: z.string(),
  decided: time.nullable(),
  decided_by: z.string().nullable(),
  decision: z.string().describe("the second person's reason, in words"),
  independent: z
    .boolean()
    .nullable()
    .describe('two persons are known to stand behind proposal and decision; false: keys prove no two persons'),
  version: count.nullable().describe('of the policy, that came of it'),
})
export type Proposal = z.infer<typeof proposalSchema>

export const proposalDecisionSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) })

const lines = z
  .array(z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() }))
  .describe('of the YAML, both written in the same way: comments and the order of keys make no difference')

/** What a policy would be, without keeping it. */
export const policyCheckSchema = z.object({
  policy: policySchema,
  difference: z.object({ from: count.describe('the version of that name, 0: nothing'), lines }),
  yaml: z.string().describe('as it was written; of a document, as it would be written'),
  everyone: z.array(z.string()).describe('rules that would be enforced on accounts of which nothing is known'),
  warnings: z.array(z.string()),
})
export type PolicyCheck = z.infer<typeof policyCheckSchema>
export const checkPolicySchema = z.strictObject({
  policy: written,
  from: count.optional().describe('the version that it is compared with, 0: nothing; the newest where absent'),
})
export type PolicyToCheck = z.infer<typeof checkPolicySchema>

/** From one version of a policy to another. */
export const policyDifferenceSchema = z.object({
  name: z.string(),
  from: count.describe('0: nothing'),
  to: count,
  lines,
})
export type PolicyDifference = z.infer<typeof policyDifferenceSchema>

/** What a policy would have done while it was in shadow, by the decisions that were recorded. */
export const shadowResultSchema = z.object({
  name: z.string(),
  version: count.nullable().describe('of which it is told; null: of all'),
  from: time.nullable().describe('the first record; null where there is none'),
  to: time.nullable(),
  requests: count.describe('for which a rule held; others are not recorded'),
  accounts: count,
  decisions: z
    .array(
      z.object({
        action: z.string(),
        requests: count,
        accounts: count,
        held: count.describe('would not have passed: all of block and challenge, of throttle those past the rate'),
      }),
    )
    .describe('by what would have been done'),
  cleared_requests: count.describe('that a permit or another clearance would have let pass'),
  rules: z.array(z.object({ rule: z.string(), action: z.string(), requests: count, accounts: count })),
  examples: z
    .array(
      z.object({
        account_id: z.string(),
        action: z.string(),
        rule: z.string(),
        campaign: z.string(),
        requests: count,
        last: time,
      }),
    )
    .describe('the accounts most often met, twenty at most'),
})
export type ShadowResult = z.infer<typeof shadowResultSchema>
