import { z } from 'zod'

const count = z.number().int().min(0)

/** A document that could not be used, as it was sent: it may hold prompts. */
export const deadLetterSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  format: z.string(),
  reason: z.string(),
  document: z.string(),
  truncated: z.boolean().describe('longer than ingest.dead_letter_bytes_max: it cannot be sent again'),
})
export type DeadLetter = z.infer<typeof deadLetterSchema>

/** Which dead letters: those with all that is given. */
export const deadLetterFilterSchema = z.strictObject({
  ids: z.array(z.string().max(64)).min(1).max(1000).optional(),
  format: z.string().max(64).optional(),
  reason: z.string().max(2000).optional().describe('exactly'),
})
export type DeadLetterFilter = z.infer<typeof deadLetterFilterSchema>

/** Which of them are sent again. */
export const replayRequestSchema = deadLetterFilterSchema.extend({
  before: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      'only those that came before it; now where absent. Give that of the answer before, and each is tried once',
    ),
})
export type ReplayRequest = z.infer<typeof replayRequestSchema>

/** What came of sending dead letters through ingest again. */
export const replayedSchema = z.object({
  taken: count.describe('dead letters that were tried: the oldest first, a thousand at most'),
  accepted: count,
  duplicate: count,
  rejected: count.describe('stand among the dead letters again, under a new id and with the reason of now'),
  truncated: count.describe('were cut when they came, and stay as they are'),
  more: z.boolean().describe('others are left that the filter names and that came before `before`'),
  before: z.iso.datetime().describe('for the next call: what fails again came after it, and is not tried again'),
})
export type Replayed = z.infer<typeof replayedSchema>
