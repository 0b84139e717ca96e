import { z } from 'zod'

const count = z.number().int().min(0)
const some = z.number().int().min(1)
const milliseconds = count
const MIB = 2 ** 20

/** How an address is asked: the operator writes it down before anything is asked there. */
const endpointSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .describe('what addresses that may be asked begin with, such as https://suspect.example/v1'),
  private_addresses: z
    .enum(['refused', 'allowed'])
    .default('refused')
    .describe('whether it may be in a private network or on this machine, and then by http as well'),
  key_env: z
    .string()
    .regex(/^([A-Za-z_][A-Za-z0-9_]*)?$/)
    .default('')
    .describe('environment variable that holds the key'),
  key_file: z.string().default('').describe('file that holds the key, where no variable does'),
  key_header: z
    .enum(['authorization', 'x-api-key', 'api-key'])
    .nullable()
    .default(null)
    .describe('header of the key; null: authorization for openai, x-api-key for anthropic'),
  max_tokens_field: z
    .enum(['max_tokens', 'max_completion_tokens'])
    .default('max_tokens')
    .describe('as the endpoint calls it; only for openai'),
  prices: z
    .strictObject({ input: z.number().min(0), output: z.number().min(0) })
    .nullable()
    .default(null)
    .describe('of a million tokens, in the currency of probe.money_max; needed where that is set'),
})
export type ProvenanceEndpoint = z.infer<typeof endpointSchema>

const ownEndpointSchema = endpointSchema.extend({
  api: z.enum(['openai', 'anthropic']),
  model: z.string().min(1).max(256),
})
export type OwnEndpoint = z.infer<typeof ownEndpointSchema>

/** Questions to a suspect, and every bound of them, each with the reason for its default. */
export const probeSettingsSchema = z.strictObject({
  requests_max: some.default(20_000).describe('requests of a collection, tries and canaries among them'),
  tokens_max: some
    .default(20_000_000)
    .describe('tokens of a collection, in and out; what an answer does not tell is counted at its most'),
  money_max: z
    .number()
    .min(0)
    .nullable()
    .default(null)
    .describe('the same at the prices of the endpoint; null: money is not counted'),
  requests_per_minute: z.number().gt(0).max(60_000).default(60).describe('polite to servers that limit nothing'),
  concurrency: some.max(64).default(4).describe('questions under way at once'),
  attempts_max: some.max(20).default(5).describe('tries of a question before it is left for the next run'),
  backoff_ms: some.default(1000).describe('first wait after a failure; it doubles'),
  backoff_ms_max: some.default(60_000).describe('longest such wait'),
  retry_after_ms_max: milliseconds
    .default(600_000)
    .describe('longest wait that the server may ask for; beyond it the run ends, to be resumed later'),
  answer_ms_max: some.default(180_000).describe('for an answer, whole: slow ones drip for ever'),
  answer_bytes_max: some
    .max(64 * MIB)
    .default(4 * MIB)
    .describe('of an answer; longer ones are cut and count as refused'),
  failures_max: some
    .default(10)
    .describe(
      'questions in a row that were left after all tries, or refused before one was answered: the run ends, and they stay open',
    ),
  prompts_bytes_max: some.default(64 * MIB).describe('of the file of prompts, unpacked'),
  prompts_max: some.default(100_000).describe('prompts in it'),
  log_bytes_max: some.default(8 * 1024 * MIB).describe('of the log of answers; at it the run ends'),
  canaries: count
    .max(1000)
    .default(5)
    .describe('extra questions with a fresh random word, to see whether they come to us'),
})
export type ProbeSettings = z.infer<typeof probeSettingsSchema>

/** How it is found out that a suspect does not hand questions on to our own service. */
export const passThroughSettingsSchema = z.strictObject({
  own: ownEndpointSchema
    .nullable()
    .default(null)
    .describe(
      'our own service: it is asked a word before and after, for only a watch that sees both can be said to have seen nothing between',
    ),
  watch_ms_max: milliseconds.default(120_000).describe('for a word to reach the logs'),
  settle_ms: milliseconds.default(10_000).describe('for which the logs are watched on once our own word was seen'),
  poll_ms: some.default(1000).describe('between two looks'),
  watch_bytes_max: some.default(64 * 1024 * MIB).describe('of logs that are read; beyond it the check is untested'),
})
export type PassThroughSettings = z.infer<typeof passThroughSettingsSchema>

/** `provenance` of the settings document. */
export const provenanceSettingsSchema = z.strictObject({
  signing_key_file: z
    .string()
    .default('')
    .describe('Ed25519 key in PEM that signs plans; empty: that of evidence, else provenance.key beside the plan'),
  endpoints: z.array(endpointSchema).max(1000).default([]).describe('addresses that may be asked; no other ones are'),
  probe: probeSettingsSchema.prefault({}),
  pass_through: passThroughSettingsSchema.prefault({}),
  contexts_max: some
    .max(268_435_456)
    .default(16_777_216)
    .describe(
      'contexts of --served that radioactivity holds for a key, 256 MiB at the default: three times what 25,000 accounts are served, 20,000 answers of 250 tokens; beyond it the result says so and clears nobody',
    ),
  units_max: some
    .max(268_435_456)
    .default(4_194_304)
    .describe(
      'scored tokens that radioactivity remembers, so that none counts twice, 64 MiB at the default: 16,000 answers of 250 tokens, more than a plan asks; beyond it likewise',
    ),
  results_max: some.default(10_000).describe('results in one report'),
  documents_max: some
    .default(10_000)
    .describe('plans, collections and reports that a server keeps; none is ever removed'),
  result_bytes_max: some.default(256 * MIB).describe('of a file of results'),
})
export type ProvenanceSettings = z.infer<typeof provenanceSettingsSchema>
