import { z } from 'zod'

export const POWER_TESTS = ['kgw', 'sbw', 'gumbel', 'canary', 'style'] as const
export type PowerTest = (typeof POWER_TESTS)[number]

/** What is asked before a suspect is: how much must be seen for a test to find what is there. */
export const powerRequestSchema = z.strictObject({
  tests: z
    .array(z.enum(POWER_TESTS))
    .min(1)
    .default([...POWER_TESTS]),
  contamination: z.number().gt(0).max(1).default(0.01).describe('share of the training data that bears the watermark'),
  p_value: z.number().gt(0).lt(1).default(1e-5).describe('adjusted chance that is to be reached'),
  tried: z.number().int().min(1).max(1e9).default(1).describe('keys × suspects × tests of the run; Holm divides by it'),
  power: z.number().gt(0).lt(1).default(0.9).describe('chance of reaching it where the contamination is there'),
  tokens_per_answer: z.number().gt(0).max(1e6).default(250),
  scored_share: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('of the tokens of an answer, those that count; as measured or assumed for each source where absent'),
  gamma: z.number().gt(0).lt(1).optional().describe('share of green tokens: 0.25 for KGW and 0.5 for SBW where absent'),
  variants: z.number().int().min(2).max(1024).default(4).describe('of a canary slot'),
  adoption: z
    .number()
    .gt(0)
    .max(1)
    .default(0.2)
    .describe('share of canary slots in which the suspect does as it was served'),
})
export type PowerRequest = z.infer<typeof powerRequestSchema>

/** One test under one assumption of how strong the trace is. */
export const powerRowSchema = z.strictObject({
  test: z.enum(POWER_TESTS),
  /** who measured the effect on what */
  source: z.string(),
  supervised: z
    .boolean()
    .nullable()
    .describe('whether it is known which contexts were served; null where it matters not'),
  expected: z.number().nullable().describe('mean of a unit where nothing is to be found'),
  assumed: z.number().nullable().describe('mean of a unit under the contamination asked for'),
  unit: z.enum(['scored tokens', 'canary slots', 'control models']),
  units: z.number().int().min(1).nullable().describe('that are needed; null above a million million'),
  answers: z.number().int().min(1).nullable(),
  assumption: z.string(),
})
export type PowerRow = z.infer<typeof powerRowSchema>

export const powerReportSchema = z.strictObject({
  schema_version: z.literal(1),
  request: powerRequestSchema,
  rows: z.array(powerRowSchema),
  notes: z.array(z.string()),
})
export type PowerReport = z.infer<typeof powerReportSchema>
