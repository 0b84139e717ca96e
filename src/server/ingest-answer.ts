import { z } from 'zod'
import type { Ingested } from '#pipeline/live/live-ingest.js'

/** Numbers named in an answer at most; all are counted. */
const NAMED_MAX = 100

/** What became of the documents of a request. */
export const ingestAnswerSchema = z.object({
  accepted: z.number().int().describe('documents whose exchanges are stored'),
  duplicate: z.number().int().describe('documents that were here already: nothing was stored again'),
  rejected: z.number().int().describe('documents that cannot be used; they are kept among the dead letters'),
  duplicates: z.array(z.number().int()).describe('numbers of the first of them: lines, or places in the array, from 1'),
  rejections: z.array(z.object({ number: z.number().int(), reason: z.string() })).describe('the first of them'),
})

export const ingestAnswer = ({ accepted, repeated, rejected }: Ingested): z.infer<typeof ingestAnswerSchema> => ({
  accepted,
  duplicate: repeated.length,
  rejected: rejected.length,
  duplicates: repeated.slice(0, NAMED_MAX),
  rejections: rejected.slice(0, NAMED_MAX).map(({ number, reason }) => ({ number, reason })),
})
