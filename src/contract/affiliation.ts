import { z } from 'zod'
import { countedSources } from './counted-sources.js'

export const AFFILIATION_LEVELS = ['none-claimed', 'suspected', 'corroborated'] as const

const groundSchema = z.object({
  statement: z.string().min(1).max(2000),
  source: z.string().min(1).max(500).describe('where it comes from: a document, a partner, a finding'),
  independent: z.boolean().describe('whether it rests on something else than our own logs'),
})
export type Ground = z.infer<typeof groundSchema>

/** Whether grounds come from two sources that are independent of our logs, and are not one in two spellings. */
export const isCorroborated = (grounds: readonly Ground[]): boolean => countedSources(grounds).length >= 2

const itsGrounds = z.array(groundSchema).min(1).max(20)

/** Longer ones are cut in the names of objects that are shared, and what is cut the gate does not know again. */
const INFRASTRUCTURE_CHARACTERS_MAX = 90

/** What no log shows and a person may state beside: each with grounds of its own, whether or not an actor is named. */
const statedSchema = z.object({
  account_network_providers: z
    .array(
      z.object({
        name: z.string().min(1).max(200).nullable().describe('null where not known'),
        role: z.string().min(1).max(200).describe('what it gave: accounts, proxies, payment, resale'),
        location: z.string().min(1).max(200).nullable().describe('null where not known'),
        grounds: itsGrounds,
      }),
    )
    .max(100)
    .optional()
    .describe('who gave the accounts; in packages of evidence'),
  models_trained: z
    .array(z.object({ name: z.string().min(1).max(200), grounds: itsGrounds }))
    .max(100)
    .optional()
    .describe('models that are said to have learned from the outputs; in packages of evidence'),
  infrastructure: z
    .array(
      z.object({
        kind: z.enum(['proxy', 'hosting', 'asn']),
        description: z
          .string()
          .min(1)
          .max(INFRASTRUCTURE_CHARACTERS_MAX)
          .describe('its name; of an autonomous system with its number, as AS64500'),
        grounds: itsGrounds,
      }),
    )
    .max(100)
    .optional()
    .describe('what the campaign came through; in packages of evidence, and shared without its grounds'),
})

/** Who is said to stand behind a campaign, by whom, and on what grounds. Detection never says it; a person does. */
export const affiliationSchema = statedSchema
  .extend({
    level: z.enum(AFFILIATION_LEVELS),
    actor: z.string().max(200).nullable().describe('name; null where none is claimed'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .describe('ISO 3166-1; null where not known'),
    state_assistance: z.enum(['unknown', 'alleged', 'corroborated', 'none-found']),
    grounds: z.array(groundSchema).max(100),
  })
  .refine(
    ({ level, actor }) => (level === 'none-claimed') === (actor === null),
    'an actor is named where one is claimed',
  )
  .refine(
    ({ level, country, state_assistance }) =>
      level !== 'none-claimed' || (country === null && state_assistance === 'unknown'),
    'without a claim there is no country, and help by a state is unknown',
  )
  .refine(({ level, grounds }) => level === 'none-claimed' || grounds.length > 0, 'a claim has grounds')
  .refine(
    ({ level, state_assistance, grounds }) =>
      (level !== 'corroborated' && state_assistance !== 'corroborated') || isCorroborated(grounds),
    'corroborated means two independent sources',
  )
export type Affiliation = z.infer<typeof affiliationSchema>

/** As it may have been kept by an older version, which took one source in two spellings for two: it is lowered then. */
export const keptAffiliationSchema = z.preprocess((kept) => {
  const claim = claimSchema.safeParse(kept).data
  if (claim === undefined || isCorroborated(claim.grounds)) return kept
  return {
    ...(kept as object),
    ...(claim.level === 'corroborated' && { level: 'suspected' }),
    ...(claim.state_assistance === 'corroborated' && { state_assistance: 'alleged' }),
  }
}, affiliationSchema)
const claimSchema = z.object({ level: z.string(), state_assistance: z.string(), grounds: z.array(groundSchema) })

export const NO_AFFILIATION: Affiliation = {
  level: 'none-claimed',
  actor: null,
  country: null,
  state_assistance: 'unknown',
  grounds: [],
}
