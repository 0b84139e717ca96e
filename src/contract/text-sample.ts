import { z } from 'zod'

/** Text of an exchange that was kept as evidence (settings `retention.text*`): it is other people's. */
export const textSampleSchema = z.object({
  id: z.string().describe('hash of the id of the exchange'),
  account_id: z.string(),
  at: z.iso.datetime(),
  request: z.string().describe('cut at retention.text_characters_max, as the answer is'),
  response: z.string(),
})
export type TextSample = z.infer<typeof textSampleSchema>

/** Samples a page: each may have 16,000 characters. */
export const SAMPLES_MAX = 50
