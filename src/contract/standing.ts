import { z } from 'zod'

/** An account's part in a campaign, as decisions read it. */
export const membershipSchema = z.object({
  campaign: z.string(),
  status: z.enum(['open', 'confirmed', 'dismissed', 'closed']),
  confidence: z.number().min(0).max(1),
  operator: z.number().min(0).max(1).describe('confidence of the verdict «one operator»'),
  harvesting: z.number().min(0).max(1).describe('confidence of the verdict «harvesting»'),
  role: z.enum(['core', 'member']),
  score: z.number().min(0).max(1).describe('probability that the account belongs to it'),
})
export type Membership = z.infer<typeof membershipSchema>

/** Why detections may not be held against an account. A permit may bind models and a quota. */
export const clearanceSchema = z.object({
  kind: z.enum(['permit', 'allowed', 'upheld_appeal', 'reseller']),
  models: z.array(z.string()).optional().describe('globs; all models where absent'),
  quota: z.number().int().min(0).optional().describe('requests a day; unbounded where absent'),
  expires: z.iso.datetime().optional(),
})
export type Clearance = z.infer<typeof clearanceSchema>

/** All that a decision needs to know of one account: it stands in memory, nothing is looked up while a request waits. */
export const standingSchema = z.object({
  account_id: z.string(),
  tier: z.string().optional(),
  entry_point: z.string().optional(),
  memberships: z.array(membershipSchema),
  clearances: z.array(clearanceSchema),
  verified_until: z.iso
    .datetime()
    .optional()
    .describe('a challenge was passed: challenges are not asked again until then'),
})
export type Standing = z.infer<typeof standingSchema>
