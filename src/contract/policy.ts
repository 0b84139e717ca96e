import { z } from 'zod'
import { type ACTIONS, DEGRADATIONS } from './decision.js'

export const POLICY_SCHEMA = 'stillwatch/policy@1'

const probability = z.number().min(0).max(1)
const globs = z.array(z.string().min(1).max(256)).min(1)

/** Conditions on a request's account and facts; all that are given must hold. Those on campaigns must hold for one of them. */
export const conditionsSchema = z.strictObject({
  confidence_min: probability.optional().describe('of a campaign that the account is in'),
  operator_min: probability.optional(),
  harvesting_min: probability.optional(),
  score_min: probability.optional().describe('probability that the account belongs to the campaign'),
  role: z
    .array(z.enum(['core', 'member']))
    .min(1)
    .optional(),
  campaign: z.array(z.string()).min(1).optional().describe('ids'),
  status: z
    .array(z.enum(['open', 'confirmed']))
    .min(1)
    .optional()
    .describe('of the campaign; both where absent'),
  tier: z.array(z.string()).min(1).optional(),
  entry_point: z.array(z.string()).min(1).optional(),
  model: globs.optional().describe('globs with *'),
  capability: z.array(z.string()).min(1).optional(),
  permit: z.boolean().optional().describe('true: the account holds a permit that covers the model; false: it does not'),
})
export type Conditions = z.infer<typeof conditionsSchema>

export const consequenceSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('observe') }),
  z.strictObject({
    action: z.literal('throttle'),
    per_minute: z
      .number()
      .positive()
      .max(1e6)
      .describe('requests a minute an account, as a token bucket; requests without account and key share one'),
    burst: z.number().int().min(1).max(1e6).default(1).describe('size of the bucket'),
  }),
  z.strictObject({
    action: z.literal('degrade'),
    degrade: z.array(z.enum(DEGRADATIONS)).min(1),
  }),
  z.strictObject({ action: z.literal('challenge') }),
  z.strictObject({ action: z.literal('block') }),
])
export type Consequence = z.infer<typeof consequenceSchema>

export const policySchema = z.strictObject({
  schema: z.literal(POLICY_SCHEMA),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  description: z.string().max(2000).default(''),
  mode: z.enum(['shadow', 'enforce']).default('shadow').describe('shadow: recorded, not enforced'),
  starts: z.iso.datetime({ offset: true }).optional(),
  expires: z.iso.datetime({ offset: true }).optional(),
  rules: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(120),
        when: conditionsSchema,
        do: consequenceSchema,
      }),
    )
    .min(1)
    .max(100)
    .describe('the first whose conditions hold counts'),
})
export type Policy = z.infer<typeof policySchema>
export type ActionName = (typeof ACTIONS)[number]

/** A policy as kept: every change makes a new version. */
export const policyVersionSchema = z.object({
  version: z.number().int().min(1),
  policy: policySchema,
})
export type PolicyVersion = z.infer<typeof policyVersionSchema>

/** One action for the accounts of a whole campaign, taken by a person; undone by one call. */
export const campaignActionSchema = z.object({
  id: z.string().regex(/^act_[0-9a-f]{16}$/),
  campaign: z.string(),
  mode: z.enum(['shadow', 'enforce']),
  do: consequenceSchema,
  accounts: z.array(z.string()).describe('the accounts at the time; later members are not hit without a person'),
  expires: z.iso.datetime().optional(),
})
export type CampaignAction = z.infer<typeof campaignActionSchema>
