import { z } from 'zod'
import { releaseSchema } from './evidence.js'

/** The version of the report's form. */
export const AUTHORITY_REPORT_SCHEMA = 'stillwatch/authority-report@1'

const time = z.iso.datetime()
const count = z.number().int().min(0)
const share = z.number().min(0).max(1)

export const authorityGroundSchema = z.object({
  statement: z.string().min(1).describe('why the field is held to be so, or why it is not known'),
  source: z.string().min(1).describe('a member of the package, a document, a partner'),
})
export type AuthorityGround = z.infer<typeof authorityGroundSchema>

const grounds = z.array(authorityGroundSchema).min(1)

/**
 * A field that says how well it is known. What is unknown has no value, so that a reader cannot take a blank or a default
 * for a statement; what is known or alleged has grounds.
 */
const fieldOf = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('known').describe('shown by the logs, or corroborated'), value, grounds }),
    z.object({
      status: z.literal('alleged').describe('said by somebody on grounds, not corroborated'),
      value,
      grounds,
    }),
    z.object({ status: z.literal('unknown'), value: z.null(), grounds }),
  ])

export const accountNetworkProvidersSchema = fieldOf(
  z
    .array(
      z.object({
        name: z.string().min(1).max(200).nullable(),
        role: z.string().min(1).max(200).describe('what it gave: accounts, proxies, payment, resale'),
        location: z.string().min(1).max(200).nullable(),
      }),
    )
    .min(1)
    .max(100),
)

export const authorityFieldsSchema = z.object({
  actors: fieldOf(z.array(z.string()).min(1)).describe('who is said to stand behind the campaign'),
  countries: fieldOf(z.array(z.string().regex(/^[A-Z]{2}$/)).min(1)).describe('ISO 3166-1, of the actors'),
  state_assistance: fieldOf(z.enum(['assisted', 'none-found'])).describe('whether a state assisted'),
  methods: fieldOf(
    z.array(z.object({ name: z.string(), description: z.string(), atlas: z.array(z.string()) })).min(1),
  ).describe('how it was done; techniques by their MITRE ATLAS ids'),
  account_network_providers: accountNetworkProvidersSchema.describe('who gave the accounts, with role and location'),
  scale: fieldOf(
    z.object({
      accounts: count,
      accounts_wrongly_named: z.number().min(0).describe('expected number: the sum of one less the score of each'),
      exchanges_harvesting: count.describe('estimated'),
      exchanges_total: count,
    }),
  ),
  period: fieldOf(
    z.object({ first_seen: time, last_seen: time, raised: time.nullable().describe('null: found in stored logs') }),
  ),
  capabilities: fieldOf(z.array(z.object({ name: z.string(), share })).min(1)).describe('aimed at, with their shares'),
  models: fieldOf(z.array(z.object({ name: z.string(), share })).min(1)).describe('that were asked'),
  exposure: fieldOf(
    z.object({ exchanges: count, input_tokens: count, output_tokens: count, reasoning_tokens: count }),
  ).describe('what left, estimated'),
  value: fieldOf(
    z.object({
      currency: z.string().regex(/^[A-Z]{3}$/),
      amount: z.number().min(0),
      unpriced_models: z.array(z.string()),
    }),
  ).describe('what left at the operator’s price list; no measure of damage'),
  passed_before_detection: fieldOf(z.object({ exchanges: count, share })),
  models_trained: fieldOf(z.array(z.string().min(1)).min(1)).describe('models that learned from the outputs'),
  response_taken: fieldOf(
    z.array(z.object({ at: time, action: z.string(), accounts: count, detail: z.string() })).min(1),
  ),
})
export type AuthorityFields = z.infer<typeof authorityFieldsSchema>
export type AuthorityField = AuthorityFields[keyof AuthorityFields]

/**
 * What an authority asks of a campaign: the subjects of the assessment in the bill H.R. 8283, and
 * of the letters of laboratories that were published. It has no field for a prompt, an account or a person.
 */
export const authorityReportSchema = z.object({
  schema: z.literal(AUTHORITY_REPORT_SCHEMA),
  created: time,
  campaign: z.string(),
  release: releaseSchema,
  reporter: z.object({ name: z.string(), contact: z.string() }).nullable(),
  product: z.object({ name: z.string(), version: z.string() }),
  claim: z.string(),
  confidence: share.describe('calibrated probability that the group is one operator’s harvesting campaign'),
  fields: authorityFieldsSchema,
  not_shown: z.array(z.string()).min(1),
})
export type AuthorityReport = z.infer<typeof authorityReportSchema>
