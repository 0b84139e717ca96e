import { z } from 'zod'
import { timelineMarkSchema } from './figure-mark.js'

/** A campaign day by day (UTC). */
export const campaignTimelineSchema = z.object({
  campaign: z.string(),
  days: z.array(
    z.object({
      day: z.iso.date(),
      harvesting: z.number().min(0).describe('exchanges in the language of the campaign, as the newest run saw them'),
      cover: z.number().min(0).describe('all other exchanges of its accounts'),
    }),
  ),
  marks: z.array(timelineMarkSchema).describe('oldest first'),
  marks_left_out: z.number().int().min(0).describe('older ones than the newest two hundred'),
  days_compared: z.number().int().min(0).describe('days that were tested for a pivot: each is a chance to be wrong'),
})
export type CampaignTimeline = z.infer<typeof campaignTimelineSchema>
