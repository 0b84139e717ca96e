import { z } from 'zod'
import { ACTIONS } from './decision.js'
import { clearanceSchema } from './standing.js'

const count = z.number().int().min(0)
const groups = z.array(z.object({ name: z.string(), accounts: count, requests: count }))

/** What is known of an account's last period, beside its standing. */
export const accountTrafficSchema = z.object({
  account_id: z.string(),
  requests: count,
  org_id: z.string().optional(),
})
export type AccountTraffic = z.infer<typeof accountTrafficSchema>

/** Whom an action on a campaign would hit, before it is taken. */
export const actionPreviewSchema = z.object({
  campaign: z.string(),
  action: z.enum(ACTIONS),
  mode: z.enum(['shadow', 'enforce']),
  accounts: count.describe('that the action names'),
  accounts_hit: count.describe('of these the ones that no clearance keeps from it, nor the end of the campaign'),
  accounts_unknown: count.describe('named, and in no campaign known now'),
  by_role: z.object({ core: count, member: count, none: count.describe('no longer in the campaign') }),
  by_score: z
    .array(z.object({ from: z.number(), to: z.number(), accounts: count }))
    .describe('probability that the account belongs to the campaign; from ≤ score < to, the last with its end'),
  cleared: z
    .array(z.object({ account_id: z.string(), kind: clearanceSchema.shape.kind, in_part: z.boolean() }))
    .describe('skipped, by id, as many as were asked for; in part where a permit is bound to models or a quota'),
  cleared_count: count,
  cleared_in_part_count: count,
  other_campaigns: groups.describe('open or confirmed, that the accounts are also in'),
  tiers: groups,
  entry_points: groups,
  organisations: groups.describe('the most hit first, as many as were asked for'),
  organisations_count: count,
  requests: count.describe('of all named accounts in the period given'),
  requests_hit: count.describe('of the accounts that would be hit'),
})
export type ActionPreview = z.infer<typeof actionPreviewSchema>
