import { z } from 'zod'

export const AFFILIATION_LEVELS = ['none-claimed', 'suspected', 'corroborated'] as const

/** Who is said to stand behind a campaign, by whom, and on what grounds. Detection never says it; a person does. */
export const affiliationSchema = z
  .object({
    level: z.enum(AFFILIATION_LEVELS),
    actor: z.string().max(200).nullable().describe('name; null where none is claimed'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .describe('ISO 3166-1; null where not known'),
    state_assistance: z.enum(['unknown', 'alleged', 'corroborated', 'none-found']),
    grounds: z
      .array(
        z.object({
          statement: z.string().min(1).max(2000),
          source: z.string().min(1).max(500).describe('where it comes from: a document, a partner, a finding'),
          independent: z.boolean().describe('whether it rests on something else than our own logs'),
        }),
      )
      .max(100),
  })
  .refine(
    ({ level, actor }) => (level === 'none-claimed') === (actor === null),
    'an actor is named where one is claimed',
  )
  .refine(({ level, grounds }) => level === 'none-claimed' || grounds.length > 0, 'a claim has grounds')
  .refine(
    ({ level, grounds }) =>
      level !== 'corroborated' || new Set(grounds.filter((g) => g.independent).map((g) => g.source)).size >= 2,
    'corroborated means two independent sources',
  )
export type Affiliation = z.infer<typeof affiliationSchema>

export const NO_AFFILIATION: Affiliation = {
  level: 'none-claimed',
  actor: null,
  country: null,
  state_assistance: 'unknown',
  grounds: [],
}
