import { z } from 'zod'
import { CAMPAIGN_STATUSES, type CampaignSummary } from '#contract/campaign-record.js'

const row = z.object({
  id: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  confidence: z.number(),
  accounts_count: z.number(),
  exchanges: z.string(),
  first_seen: z.string(),
  last_seen: z.string(),
  raised: z.string(),
  updated: z.string(),
  present: z.boolean(),
  summary: z.string(),
})

const columns = `id, status, confidence, accounts_count, exchanges, first_seen, last_seen, raised, updated, present,
  campaign ->> 'summary' AS summary`

/** A row of campaigns, read with `columns` through `row`, as it is told to others. */
export const summarise = Object.assign(
  (found: z.infer<typeof row>): CampaignSummary => ({ ...found, exchanges: Number(found.exchanges) }),
  { row, columns },
)
