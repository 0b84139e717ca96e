import { z } from 'zod'
import { chanceSchema } from './chance.js'

const at = z.iso.datetime()
const label = z.string().describe('one line, for people')

/** Something told or decided, beside a course of traffic. */
export const trafficMarkSchema = z.object({
  at,
  kind: z.enum([
    'model_released',
    'account_banned',
    'policy_changed',
    'price_changed',
    'policy_in_force',
    'policy_withdrawn',
    'campaign_raised',
  ]),
  label,
  count: z.number().int().min(1).describe('how many of this kind and day are told as one'),
})
export type TrafficMark = z.infer<typeof trafficMarkSchema>

/** Something that happened to a campaign, or that it did. */
export const timelineMarkSchema = z.object({
  at,
  kind: z.enum(['pivot', 'ban', 'event', 'action', 'raised']),
  label,
  chance: chanceSchema.nullable().describe('of a pivot: how far its days lie apart; null for what is no estimate'),
})
export type TimelineMark = z.infer<typeof timelineMarkSchema>
