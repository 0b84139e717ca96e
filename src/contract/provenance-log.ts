import { z } from 'zod'

/** The version of the form of a log of answers. */
export const PROVENANCE_LOG = 'stillwatch/provenance-log@1'

const count = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const headers = z.array(z.tuple([z.string(), z.string()]))
/** `prompt/12`: the 13th prompt of the file; `canary/0`: a copy with a random word; `own/0` and `own/1`: to our own service, before and after. */
const question = z.string().regex(/^(prompt|canary|own)\/\d{1,9}$/)
const tokens = z.strictObject({ input: count, output: count })

const link = {
  n: count.describe('place in the log, from 0'),
  at: z.iso.datetime(),
  previous: sha256.describe('`sha256` of the entry before; zeros for the first'),
  sha256: sha256.describe('of the canonical JSON (RFC 8785) of all else in the entry'),
}

/** One line of a log of answers, as canonical JSON. Each holds the hash of the one before. */
export const provenanceLogEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...link,
    kind: z.literal('opened'),
    form: z.literal(PROVENANCE_LOG),
    plan_sha256: sha256,
    suspect: z.string(),
    legal_basis: z.string(),
    url: z.string(),
    api: z.enum(['openai', 'anthropic']),
    model: z.string(),
    prompts_sha256: sha256,
    stillwatch_version: z.string(),
  }),
  z.strictObject({
    ...link,
    kind: z.literal('resumed'),
    torn_bytes: count.describe('of a last line that a crash cut; they were taken off'),
    stillwatch_version: z.string(),
  }),
  z.strictObject({
    ...link,
    kind: z.literal('asked'),
    question,
    attempt: z.number().int().min(1),
    canary: z.string().nullable().describe('the random word in it'),
    url: z.string(),
    headers: headers.describe('as sent; secrets are masked'),
    body: z.string(),
    reserved: tokens.describe('the most that it can cost'),
  }),
  z.strictObject({
    ...link,
    kind: z.literal('answered'),
    question,
    attempt: z.number().int().min(1),
    status: count,
    headers: headers.describe('as received, in order; secrets are masked'),
    body: z.union([z.strictObject({ text: z.string() }), z.strictObject({ base64: z.string() })]).describe('its bytes'),
    body_sha256: sha256.describe('of the bytes as received, before secrets were masked'),
    complete: z.boolean().describe('false: the connection ended, or a bound was reached, before the end'),
    masked: count.describe('places of the body where our own key stood'),
    outcome: z
      .enum(['answer', 'refused', 'again', 'stop'])
      .describe('refused: it will not be answered, where any is; again: it may be; stop: nothing will be'),
    why: z.string().nullable(),
    tokens: tokens.describe('as told, else at their most'),
    ms: count,
  }),
  z.strictObject({
    ...link,
    kind: z.literal('failed'),
    question,
    attempt: z.number().int().min(1),
    why: z.string(),
    tokens,
    ms: count,
  }),
  z.strictObject({
    ...link,
    kind: z.literal('pass-through'),
    result: z.enum(['excluded', 'seen', 'untested']),
    why: z.string(),
    words: count.describe('random words that were asked and looked for'),
    watched: z.array(z.string()),
  }),
  z.strictObject({ ...link, kind: z.literal('closed'), reason: z.string() }),
])
export type ProvenanceLogEntry = z.infer<typeof provenanceLogEntrySchema>
export type ProvenanceLogLink = keyof typeof link

/** What a log of answers holds, and whether it is whole. */
export const provenanceLogCheckSchema = z.strictObject({
  ok: z.boolean(),
  entries: count,
  head: sha256.nullable().describe('`sha256` of the last entry that holds'),
  torn_bytes: count.describe('of a last line without an end: what a crash leaves'),
  problem: z.strictObject({ line: z.number().int().min(1), what: z.string() }).nullable(),
  plan_sha256: sha256.nullable(),
  answers: count,
  refused: count,
  first_at: z.iso.datetime().nullable().describe('of the first question'),
  last_at: z.iso.datetime().nullable().describe('of the last answer'),
  pass_through: z.enum(['excluded', 'seen', 'untested']),
})
export type ProvenanceLogCheck = z.infer<typeof provenanceLogCheckSchema>

/** `collection.json`: what a run leaves beside the log. */
export const collectionSchema = z.strictObject({
  schema_version: z.literal(1),
  plan_sha256: sha256,
  suspect: z.string(),
  model: z.string(),
  prompts: count,
  answered: count,
  refused: count.describe('answered with a refusal, or too long; an empty text in outputs.json'),
  unanswered: count.describe('an empty text in outputs.json, until a later run has asked them'),
  reason: z.string().describe('why the last run ended: complete, or what stopped it'),
  requests: count,
  tokens,
  money: z.number().min(0).nullable(),
  pass_through: z.enum(['excluded', 'seen', 'untested']),
  pass_through_why: z.string(),
  first_at: z.iso.datetime().nullable(),
  last_at: z.iso.datetime().nullable(),
  entries: count,
  log_sha256: sha256.describe(
    'head of the log: to be kept elsewhere, for an end that is cut off shows by nothing else',
  ),
})
export type Collection = z.infer<typeof collectionSchema>
