import { z } from 'zod'
import { trafficMarkSchema } from './figure-mark.js'

const count = z.number().int().min(0)
const time = z.iso.datetime()

export const TRAFFIC_STEPS = ['hour', 'day'] as const

/** The course of what arrives and of what is decided, by hour or day of UTC. */
export const trafficSchema = z.object({
  from: time.nullable().describe('beginning of the first step; null where no exchange is stored'),
  to: time.nullable().describe('end of the last step, not within'),
  step: z.enum(TRAFFIC_STEPS),
  items: z.array(
    z.object({
      at: time.describe('beginning of the step'),
      exchanges: count,
      suspected: count.describe('estimated, as in the overview'),
      decisions: z.object({ allow: count, throttle: count, challenge: count, degrade: count, block: count }),
    }),
  ),
  marks: z.array(trafficMarkSchema).describe('oldest first; of more than two hundred, the newest'),
})
export type Traffic = z.infer<typeof trafficSchema>
