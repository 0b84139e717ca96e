import { z } from 'zod'
import { chanceSchema } from './chance.js'

export const LINK_REASONS = ['item', 'content', 'behaviour', 'hours'] as const

/** Accounts that share most with one account, or are most like it. */
export const accountLinksSchema = z.object({
  account: z.string(),
  items: z
    .array(
      z.object({
        account: z.string(),
        campaign_id: z.string().nullable().describe('of the surest open or confirmed campaign that it is in'),
        strength: z.number().min(0).describe('bits: how surprising all reasons are together, were they independent'),
        reasons: z.array(
          z.object({
            kind: z.enum(LINK_REASONS),
            statement: z.string(),
            strength: z.number().min(0).describe('bits: minus the logarithm of the p-value to the base 2'),
            chance: chanceSchema,
          }),
        ),
      }),
    )
    .describe('the strongest first'),
  compared: z.number().int().min(0).describe('innocent accounts by which it is told how alike others are by chance'),
})
export type AccountLinks = z.infer<typeof accountLinksSchema>
