import { z } from 'zod'
import { newActionSchema } from './policy-record.js'

/** What is asked before an action is taken. */
export const previewRequestSchema = newActionSchema.pick({ do: true, mode: true }).extend({
  days: z.number().int().min(1).max(400).default(30).describe('whose requests are counted, back from now'),
})
export type PreviewRequest = z.infer<typeof previewRequestSchema>
