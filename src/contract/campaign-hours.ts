import { z } from 'zod'

const count = z.number().int().min(0)

/** Exchanges by the hour of the day, UTC: 24 numbers, from midnight. */
export const hoursSchema = z.array(count).length(24)

export const campaignHoursSchema = z.object({
  campaign: z.string(),
  accounts: z
    .array(z.object({ id: z.string(), role: z.enum(['core', 'member']), hours: hoursSchema }))
    .describe('those with the most exchanges first'),
  accounts_count: count.describe('accounts of the campaign, also those that are not listed'),
  total: hoursSchema.describe('of all its accounts'),
  population: hoursSchema.describe('of all accounts in no open or confirmed campaign'),
})
export type CampaignHours = z.infer<typeof campaignHoursSchema>
