import { z } from 'zod'

const count = z.number().int().min(0)

/** What accounts can share. */
export const ITEM_CHANNELS = [
  'payment',
  'email_domain',
  'organisation',
  'network',
  'tls',
  'user_agent',
  'tools',
  'system_prompt',
  'template',
] as const
export type ItemChannel = (typeof ITEM_CHANNELS)[number]

/** An item, without its value: the label is a hash under a key of this installation. */
export const sharedItemSchema = z.object({
  id: z.string(),
  channel: z.enum(ITEM_CHANNELS),
  label: z.string().describe('the hash, shortened'),
  accounts_count: count.describe('accounts of the campaign that hold it'),
  population_count: count.describe('all accounts that hold it'),
  expected: z
    .number()
    .min(0)
    .describe('accounts of the campaign that would, were they drawn from all that hold any such item'),
  p_value: z.number().min(0).max(1).describe('of as many or more by chance; not corrected for the number of items'),
})
export type SharedItem = z.infer<typeof sharedItemSchema>

/** Accounts of a campaign and what they share. */
export const campaignGraphSchema = z.object({
  campaign: z.string(),
  accounts: z.array(
    z.object({ id: z.string(), role: z.enum(['core', 'member']), score: z.number(), exchanges: count }),
  ),
  items: z.array(sharedItemSchema).describe('those that two accounts of the campaign hold at least'),
  edges: z.array(z.array(count).length(2)).describe('places in `accounts` and `items`'),
  population: count.describe('accounts of which anything is known'),
  left_out: z.object({ accounts: count, items: count, edges: count }).describe('past the bounds of the settings'),
})
export type CampaignGraph = z.infer<typeof campaignGraphSchema>
