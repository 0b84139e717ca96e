import { z } from 'zod'
import { comparedModelSchema } from './model-answers.js'
import { provenanceResultSchema } from './provenance.js'
import type { PlannedJob } from './provenance-tests.js'

const chance = z.number().gt(0).max(1)

/** One teacher as the suspect stands to it. */
export const rankedTeacherSchema = z.object({
  teacher: z.string(),
  score: z
    .number()
    .describe(
      'closeness above that to the mean of the other teachers, in spreads of the controls (one teacher: closeness)',
    ),
  closeness: z.number().describe('mean over the measures, in spreads of the controls; 0 is their median'),
  rank_p: chance.describe('(1 + controls that score as high or higher) / (1 + controls)'),
  controls_above: z.number().int().min(0).describe('controls that score as high or higher'),
  margin: z
    .number()
    .describe('above the highest control, by score and by closeness: the lesser of both, in spreads of the controls'),
  control_scores: z.array(z.number()).describe('of the controls for this teacher, each against the others; sorted'),
  reference: z.string().describe('the model of this teacher that is nearest'),
  measures: z.record(z.string(), z.number()).describe('each measure alone, in spreads of the controls'),
})
export type RankedTeacher = z.infer<typeof rankedTeacherSchema>

/** A control as it stands when it is treated as the suspect against the other controls. */
export const judgedControlSchema = z.object({
  model: z.string(),
  nearest: z.string(),
  score: z.number(),
  margin: z.number(),
  named: z.boolean(),
})

/** What `stillwatch provenance style` gives: a ranking, and at most a lead. */
export const styleReportSchema = z.object({
  schema_version: z.literal(1),
  suspect: z.string(),
  ranking: z.array(rankedTeacherSchema).describe('nearest first'),
  lead: z.string().nullable().describe('the nearest teacher, where the conditions in `lead_needs` are met'),
  lead_needs: z.object({
    margin_min: z.number().describe('spreads of the controls above the highest of them'),
    rank_p_max: chance,
    controls_min: z.number().int().describe('with fewer, not even the highest rank has so small a rank p'),
    prompts_min: z.number().int(),
  }),
  why_no_lead: z.array(z.string()).describe('conditions that are not met; empty where there is a lead'),
  controls: z.array(z.string()).describe('models that the suspect was compared with'),
  controls_named: z.object({
    rate: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('share of controls that would be named a student; null below 3 controls'),
    count: z.number().int().min(0),
    of: z.number().int().min(0),
    each: z.array(judgedControlSchema),
  }),
  prompts: z.number().int().min(0).describe('that the suspect answered'),
  stability: z
    .number()
    .min(0)
    .max(1)
    .describe('share of random halves of the prompts in which the same teacher is nearest'),
  excluded: z.array(z.object({ model: z.string(), as: z.enum(['control', 'reference']), reason: z.string() })),
  notes: z.array(z.string()),
  inputs: z.array(comparedModelSchema),
  grade: z.enum(['lead', 'not shown']),
  statement: z.string(),
  results: z
    .array(provenanceResultSchema)
    .describe('the same as a result of a run, for `stillwatch provenance report`'),
})
export type StyleReport = z.infer<typeof styleReportSchema>

/** What the comparison is asked for; files are read by the conductor. */
export interface StyleJob extends PlannedJob {
  suspect: string
  teachers: readonly { name: string; files: readonly string[] }[]
  controls: readonly string[]
  prompts?: string
  /** release days by name of a model, a teacher or a file */
  released: Readonly<Record<string, string>>
  margin_min?: number
  rank_p_max?: number
}
