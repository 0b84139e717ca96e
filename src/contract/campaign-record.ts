import { z } from 'zod'
import { campaignAccountSchema, campaignSchema } from './report.js'

/** A campaign as an operator keeps it: found by one run after the other, and judged by people. */
export const CAMPAIGN_STATUSES = ['open', 'confirmed', 'dismissed', 'closed'] as const

export const campaignRecordSchema = campaignSchema.omit({ accounts: true, samples: true }).extend({
  status: z.enum(CAMPAIGN_STATUSES),
  confidence_max: z.number().min(0).max(1).describe('the highest that any run gave it'),
  accounts_count: z.number().int().min(0),
  raised: z.iso.datetime().describe('when it was first found'),
  updated: z.iso.datetime().describe('when something of it last changed'),
  present: z.boolean().describe('false where the newest run did not find it again'),
})
export type CampaignRecord = z.infer<typeof campaignRecordSchema>

export const campaignSummarySchema = campaignRecordSchema.pick({
  id: true,
  confidence: true,
  status: true,
  accounts_count: true,
  exchanges: true,
  first_seen: true,
  last_seen: true,
  raised: true,
  updated: true,
  present: true,
  summary: true,
})
export type CampaignSummary = z.infer<typeof campaignSummarySchema>

/** A campaign in a list: with what lists are ordered and picked by. */
export const listedCampaignSchema = campaignSummarySchema.extend({
  verdicts: campaignRecordSchema.shape.verdicts,
  capabilities: campaignRecordSchema.shape.capabilities,
})
export type ListedCampaign = z.infer<typeof listedCampaignSchema>

export const campaignMemberSchema = campaignAccountSchema.extend({
  since: z.iso.datetime().describe('when it was first found to be of the campaign'),
})
export type CampaignMember = z.infer<typeof campaignMemberSchema>

export const campaignEventSchema = z.object({
  seq: z.number().int().min(1).describe('rises with time; a stream is resumed after it'),
  at: z.iso.datetime(),
  kind: z.enum(['raised', 'changed', 'merged', 'split', 'gone', 'back', 'status']),
  confidence: z.number().min(0).max(1),
  accounts_count: z.number().int(),
  exchanges: z.number().int(),
  joined: z.number().int(),
  left: z.number().int(),
  note: z.string(),
})
export type CampaignEvent = z.infer<typeof campaignEventSchema>

/** What is told to who listens: the campaign as it now is, and what happened to it. */
export const campaignChangeSchema = z.object({ campaign: campaignSummarySchema, event: campaignEventSchema })
export type CampaignChange = z.infer<typeof campaignChangeSchema>
