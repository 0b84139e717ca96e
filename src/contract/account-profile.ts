import { z } from 'zod'
import { hoursSchema } from './campaign-hours.js'

const count = z.number().int().min(0)
const shares = z.array(z.object({ name: z.string(), exchanges: count, share: z.number().min(0).max(1) }))

/** What the exchanges of an account add up to. */
export const accountProfileSchema = z.object({
  days: z
    .array(z.object({ day: z.iso.date(), exchanges: count, output_tokens: count }))
    .describe('days with exchanges, oldest first; of more than 400, the newest'),
  models: shares.describe('the most used first, as the two that follow; fifty at most'),
  capabilities: shares,
  elicitation: shares.describe('an exchange may show several'),
  hours: hoursSchema,
})
export type AccountProfile = z.infer<typeof accountProfileSchema>
