import { z } from 'zod'
import { ITEM_CHANNELS } from './campaign-graph.js'
import { campaignSummarySchema } from './campaign-record.js'
import { chanceSchema } from './chance.js'

const count = z.number().int().min(0)

export const LIKENESS_KINDS = ['accounts', 'items', 'capability', 'elicitation', 'models', 'hours', 'days'] as const

/** Two campaigns: is there one operator behind both? */
export const campaignComparisonSchema = z.object({
  campaigns: z.array(campaignSummarySchema).length(2),
  verdict: z.object({
    same_operator: z
      .enum(['likely', 'possible', 'no_sign'])
      .describe(
        'likely: what is exclusive is shared. What all harvesting has in common makes it no more than possible',
      ),
    p_value: z.number().min(0).max(1).describe('all likenesses together (Simes)'),
    summary: z.string(),
  }),
  likenesses: z
    .array(
      chanceSchema.extend({
        kind: z.enum(LIKENESS_KINDS),
        statement: z.string(),
        unit: z.string(),
        of_other_campaigns: z
          .object({ count, as_alike: count })
          .nullable()
          .describe('the same with other campaigns: harvesting is alike everywhere. null where it is not compared so'),
      }),
    )
    .describe('the least explained by chance first'),
  shared_items: z
    .array(
      z.object({
        id: z.string(),
        channel: z.enum(ITEM_CHANNELS),
        label: z.string(),
        accounts: z.array(count).length(2).describe('accounts of the one and of the other that hold it'),
        population_count: count,
        expected: z.number().min(0).describe('accounts of the other that would hold it by chance'),
        p_value: z.number().min(0).max(1),
      }),
    )
    .describe('the rarest first, a hundred at most'),
  shared_items_count: count,
  shared_accounts: z.object({ count, of: z.array(count).length(2) }),
})
export type CampaignComparison = z.infer<typeof campaignComparisonSchema>
