import { z } from 'zod'

const day = z.iso.date()

/**
 * A file of answers: what one model said to a list of prompts, in their order. Where a model gave none, null or ''.
 * Files that are compared hold answers to the same prompts in the same order.
 */
export const modelAnswersSchema = z.object({
  model: z.string().min(1).max(256),
  outputs: z.array(z.string().nullable()).min(1).max(1_000_000),
  released: day.optional().describe('when the model could be used first: nobody learns from a model that is younger'),
  date: day.optional().describe('the same, where `released` is absent'),
})
export type ModelAnswers = z.infer<typeof modelAnswersSchema>

/** What identifies a model that was compared, and the file that it came from. */
export const comparedModelSchema = z.object({
  model: z.string(),
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  answers: z.number().int().min(0).describe('that are not empty'),
  released: day.nullable(),
})
export type ComparedModel = z.infer<typeof comparedModelSchema>
