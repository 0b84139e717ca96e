import { z } from 'zod'
import { exactChanceSchema } from './watermark.js'

/** Kinds of tests, from those that can be evidence to those that are never more than a hint. */
export const PROVENANCE_TESTS = [
  'canary',
  'watermark',
  'radioactivity',
  'token-agreement',
  'lineage',
  'style',
  'identity',
] as const
export type ProvenanceTest = (typeof PROVENANCE_TESTS)[number]

/**
 * How much a result says, in words that a reader cannot take for more. `strong` needs a key or a randomised canary;
 * style is never more than a lead, and what a model says of itself proves nothing alone.
 */
export const PROVENANCE_GRADES = [
  'strong',
  'suggestive',
  'lead',
  'not shown',
  'cleared',
  'not probative alone',
  'untested',
] as const
export type ProvenanceGrade = (typeof PROVENANCE_GRADES)[number]

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().min(1).max(256)
const chance = z.number().gt(0).max(1)

/** Model parameters of the questions; what the endpoint does not know it may refuse. */
export const decodingSchema = z.strictObject({
  temperature: z.number().min(0).max(2).default(0),
  top_p: z.number().gt(0).max(1).default(1),
  max_tokens: z.number().int().min(1).max(131_072).default(256),
  seed: z.number().int().optional(),
})

/** Plain values: what a test is set to is read by people too. */
const scalar = z.union([z.string().max(1000), z.number(), z.boolean()])
const settingValue = z.union([scalar, z.array(scalar).max(1000)])

/** One test as it was planned, before anything was asked. */
export const plannedTestSchema = z.strictObject({
  kind: z.enum(PROVENANCE_TESTS),
  null_hypothesis: z.string().min(1).max(1000),
  statistic: z.string().min(1).max(500),
  threshold: chance.describe('adjusted p-value below which the result is called strong'),
  key_commitments: z.array(sha256).max(1000).default([]).describe('sha256(key ‖ salt) of the keys to be tried'),
  settings: z.record(z.string().max(64), settingValue).default({}),
})

/** What is fixed before the first question: a test that was chosen after the answers proves less than it says. */
export const provenancePlanSchema = z.strictObject({
  schema_version: z.literal(1),
  id: z.string().regex(/^plan_[0-9a-f]{24}$/),
  created_at: z.iso.datetime(),
  suspect: z.strictObject({
    name,
    endpoint: z.url().optional(),
    api: z.enum(['openai', 'anthropic']).optional(),
    model: name.optional(),
  }),
  campaign: z
    .string()
    .regex(/^camp_[0-9a-f]{16}$/)
    .optional(),
  legal_basis: z.string().min(1).max(2000).describe('on what ground the suspect is questioned'),
  candidates: z.array(name).max(100).default([]).describe('teachers that may be named'),
  controls: z.array(name).max(1000).default([]).describe('models that did not learn from any of them'),
  prompts: z.strictObject({
    sha256: sha256.describe('of the bytes of the file'),
    count: z.number().int().min(1),
    file: z.string().min(1).max(512).optional().describe('where it stood, seen from the plan; the hash tells the file'),
  }),
  decoding: decodingSchema,
  tests: z.array(plannedTestSchema).min(1).max(100),
  correction: z.literal('holm').default('holm').describe('over keys × suspects × tests'),
  stopping_rule: z.string().min(1).max(1000),
})
export type ProvenancePlan = z.infer<typeof provenancePlanSchema>
export type PlannedTest = z.infer<typeof plannedTestSchema>

/** The plan with what shows that it is older than the answers. */
export const registeredPlanSchema = z.strictObject({
  plan: provenancePlanSchema,
  sha256: sha256.describe('of the plan as canonical JSON (RFC 8785)'),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    key_id: z.string(),
    public_key: z.string().describe('SPKI, base64'),
    value: z.string().describe('over the canonical JSON, base64'),
  }),
  timestamp: z.string().optional().describe('RFC 3161 token over the signature, base64'),
})
export type RegisteredPlan = z.infer<typeof registeredPlanSchema>

/** What the same test gave where nothing can be found: wrong keys, models that did not learn from ours. */
export const nullRunsSchema = z.strictObject({
  kind: z.enum(['wrong-keys', 'clean-models', 'never-served', 'controls']),
  count: z.number().int().min(0),
  units: z.number().int().min(0).optional().describe('that each was tried on, where fewer than the result itself'),
  /** ln-free: base-10 logarithms of their p-values, or their scores where a test has no p-value, sorted */
  values: z.array(z.number()).max(10_000),
  value: z.enum(['log10_p_value', 'score']),
  rates: z
    .array(z.strictObject({ below: chance, rate: z.number().min(0).max(1) }))
    .describe('empirical error rate: share of them with a p-value below each'),
})
export type NullRuns = z.infer<typeof nullRunsSchema>

/** What a file was to a test; `log` is a log of answers, and its hash the head of its chain. */
export const PROVENANCE_INPUTS = [
  'answers',
  'log',
  'prompts',
  'tokenizer',
  'served',
  'clean',
  'candidate',
  'control',
] as const

/** A file that a result was made from. Files of keys are not among them: keys are called by their commitments. */
export const provenanceInputSchema = z.strictObject({
  what: z.enum(PROVENANCE_INPUTS),
  name: z.string().max(512).describe('without its folder'),
  sha256: sha256.describe('of its bytes; of a log the head of the chain'),
})
export type ProvenanceInput = z.infer<typeof provenanceInputSchema>

/** What one test gave. */
export const provenanceResultSchema = exactChanceSchema.extend({
  test: z.enum(PROVENANCE_TESTS),
  suspect: name,
  subject: z.string().max(512).describe('what was tried: a key by its commitment, a cluster, a teacher'),
  null_hypothesis: z.string(),
  statistic: z.string(),
  observed: z.number(),
  expected: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('95 %, of the observed rate or mean'),
  units_raw: z.number().int().min(0).describe('before repeats, echoes and what was not served were left out'),
  units_scored: z.number().int().min(0),
  adjusted_p_value: chance.nullable().describe('Holm over all keys, suspects and tests of the run'),
  nulls: z.array(nullRunsSchema),
  grade: z.enum(PROVENANCE_GRADES),
  registered: z.boolean().describe('whether a plan that is older than the answers names this test'),
  statement: z.string().describe('one sentence that says no more than the grade'),
  alternatives: z.array(z.string()).describe('what else could give this result'),
  campaign: z.string().max(64).optional().describe('whose cluster the subject is of; absent where it is of none'),
  inputs: z
    .array(provenanceInputSchema)
    .max(10_000)
    .optional()
    .describe(
      'files that it was made from; a result without them is of no answers that can be told, and not registered',
    ),
  options: z
    .record(z.string().max(64), settingValue)
    .optional()
    .describe('how the test was set, by the names that settings of a planned test have'),
  command: z.string().max(20_000).optional().describe('what repeats it'),
})
export type ProvenanceResult = z.infer<typeof provenanceResultSchema>

/** All that one run gave, with what it takes to do it again. */
export const provenanceReportSchema = z.strictObject({
  schema_version: z.literal(1),
  id: z.string().regex(/^prov_[0-9a-f]{24}$/),
  generated_at: z.iso.datetime(),
  stillwatch_version: z.string(),
  plan: registeredPlanSchema.nullable(),
  plan_check: z.string().describe('whether it is signed by a trusted key and older than the first answer'),
  suspect: name,
  campaign: z.string().nullable(),
  collection: z
    .strictObject({
      answers: z.number().int().min(0),
      log_sha256: sha256.nullable().describe('head of the hash chain of raw answers'),
      first_at: z.iso.datetime().nullable(),
      last_at: z.iso.datetime().nullable(),
      pass_through: z.enum(['excluded', 'seen', 'untested']),
    })
    .nullable(),
  results: z.array(provenanceResultSchema),
  verdict: z.strictObject({ grade: z.enum(PROVENANCE_GRADES), statement: z.string() }),
  inputs: z
    .array(z.strictObject({ name: z.string(), sha256, what: z.enum([...PROVENANCE_INPUTS, 'results']).optional() }))
    .describe('files of results, and those that the results were made from'),
  command: z.string().describe('what repeats it'),
})
export type ProvenanceReport = z.infer<typeof provenanceReportSchema>
