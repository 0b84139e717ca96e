import { z } from 'zod'
import { gatewayCanarySettingsSchema, gatewayWatermarkSettingsSchema } from './gateway-marks-settings.js'

const MIB = 1024 * 1024
const count = z.number().int().min(1)
const bytes = z.number().int().min(1024)
const milliseconds = z.number().int().min(1)

/** Every bound of the gateway, with its default and the reason for it. */
export const gatewayLimitsSchema = z.strictObject({
  request_bytes_max: bytes
    .default(64 * MIB)
    .describe('a longer request is answered 413; large enough for images in base64'),
  request_bytes_held_max: bytes
    .default(512 * MIB)
    .describe('of all requests being read or sent at once; beyond it new ones are answered 503'),
  requests_in_flight_max: z.number().int().min(1).default(4096).describe('beyond it new ones are answered 503'),
  upstream_connections_max: z.number().int().min(1).default(4096).describe('a stream holds its connection to the end'),
  record_bytes_max: bytes
    .default(4 * MIB)
    .describe('of a request, and of an answer, in the record; longer ones are cut'),
  rewrite_bytes_max: bytes
    .default(64 * MIB)
    .describe('of an answer, or an event of a stream, that is held while reasoning is withheld'),
  connect_ms_max: milliseconds.default(10_000).describe('for the model server to take a connection'),
  first_byte_ms_max: milliseconds
    .default(600_000)
    .describe('answers that are not streamed take minutes; clients wait ten'),
  idle_ms_max: milliseconds.default(300_000).describe('between two pieces of an answer'),
  client_stall_ms_max: milliseconds.default(120_000).describe('a caller that reads nothing for so long is dropped'),
  request_ms_max: milliseconds.default(300_000).describe('for a caller to send its request'),
  drain_ms_max: milliseconds.default(30_000).describe('for running answers to end when the gateway closes'),
  lookup_bytes_max: bytes.default(64 * MIB).describe('of the file that maps keys to accounts'),
})
export type GatewayLimits = z.infer<typeof gatewayLimitsSchema>

/** The bounds of the spool and of its way to the server. */
export const spoolSettingsSchema = z.strictObject({
  spool_bytes_max: count
    .default(1024 * MIB)
    .describe('on disk and in memory together; beyond it new exchanges are dropped and counted'),
  pending_bytes_max: count.default(64 * MIB).describe('not yet written, while the disk is slow or full'),
  segment_bytes_max: count.default(4 * MIB).describe('a segment is sent in one request'),
  segment_ms_max: count.default(1000).describe('after which a segment is sent though it is not full'),
  flush_ms: count.default(100).describe('what an end by force can lose'),
  send_ms_max: count.default(60_000).describe('for the server to take a segment'),
  retry_ms_min: count.default(250).describe('first wait after a failure; it doubles'),
  retry_ms_max: count.default(30_000).describe('longest wait between tries'),
  close_ms_max: count
    .default(5000)
    .describe('for sending what is left when the gateway closes; the rest waits on disk'),
  sent_bytes_max: z
    .number()
    .int()
    .min(0)
    .default(0)
    .describe(
      'of exchanges that the server has and that are kept in `sent/` of the spool directory, for tests of what was served; the oldest go first. 0: none are, for they are texts of people, and no erasure reaches them',
    ),
  sent_days: z
    .number()
    .int()
    .min(0)
    .default(30)
    .describe('after which they go, however few they are: as long as a question about a new model may need them'),
})
export type SpoolSettings = z.infer<typeof spoolSettingsSchema>

/** The bounds of decisions that are fed by the server. */
export const remoteSettingsSchema = z.strictObject({
  staleness_ms_max: count
    .default(300_000)
    .describe(
      'age, since the server read it from its store, from which what is known counts as not known and `fail` says what is done; as `decisions.staleness_s_max` of the server. Ages to 15 s are common: two readings or signs of life, 5 s apart',
    ),
  fail: z.enum(['open', 'closed']).default('open').describe('open: all may pass; closed: nothing may'),
  snapshot_ms_max: count.default(60_000).describe('for the server to give a snapshot'),
  event_characters_max: count.default(64 * 1024 * 1024).describe('of one event of the stream'),
  events_held_max: count
    .default(100_000)
    .describe('events that wait while a snapshot is read; beyond it, it is read again'),
  retry_ms_min: count.default(250).describe('first wait before the stream is opened again; it doubles'),
  retry_ms_max: count.default(10_000).describe('longest such wait'),
  records_held_max: count
    .default(100_000)
    .describe('records of decisions not yet sent; beyond it new ones are dropped and counted'),
  records_batch_max: count.default(1000).describe('records sent in one request'),
  records_ms: count.default(500).describe('how often records are sent'),
  close_ms_max: count.default(5000).describe('for sending records when the gateway closes'),
})
export type RemoteSettings = z.infer<typeof remoteSettingsSchema>

/** Whose a request is, where `--account` is `header:NAME`. */
export const gatewayAccountSettingsSchema = z.strictObject({
  missing: z
    .enum(['key', 'refuse'])
    .default('key')
    .describe(
      'where the header is not there exactly once, or too long. key: the hash of the key is the account; refuse: answered 401. Else a caller would escape its decisions by leaving the header out, or by sending a second',
    ),
})
export type GatewayAccountSettings = z.infer<typeof gatewayAccountSettingsSchema>

/** What the gateway does to requests and answers beside passing them. */
export const gatewayAnswersSettingsSchema = z.strictObject({
  ask_usage: z
    .boolean()
    .default(true)
    .describe(
      'ask for the usage of streamed chat completions where the caller does not, and keep it from the caller: else they are recorded with estimated tokens. False for model servers that refuse `stream_options`',
    ),
  withhold_tags: z
    .array(z.string().regex(/^[A-Za-z][\w-]{0,31}$/))
    .max(16)
    .default(['think', 'thinking'])
    .describe('where reasoning is withheld: names of tags whose blocks, at the beginning of a text, are taken out too'),
  withhold_unreadable: z
    .enum(['pass', 'refuse'])
    .default('pass')
    .describe(
      'answers from which reasoning is to be withheld and that are of a kind that cannot be rewritten, such as application/x-ndjson: they pass and are counted, or are answered 502',
    ),
  other_posts: z
    .enum(['pass', 'refuse'])
    .default('pass')
    .describe(
      'posts by interfaces that are not recorded, such as `/generate`, while answers of the account are to be degraded: they pass and are counted as not degraded, or are answered 403. Embeddings and the like, which answer with no text, pass and are not counted',
    ),
})
export type GatewayAnswersSettings = z.infer<typeof gatewayAnswersSettingsSchema>

/** Settings of `stillwatch gateway`: sections of the settings document. */
export const gatewaySettings = {
  gateway: z
    .strictObject({
      metrics: z
        .enum(['loopback', 'any'])
        .default('loopback')
        .describe('who may read /-/metrics, which tells what is decided how often; any: put a proxy before it'),
    })
    .prefault({}),
  gateway_limits: gatewayLimitsSchema.prefault({}),
  gateway_account: gatewayAccountSettingsSchema.prefault({}),
  gateway_answers: gatewayAnswersSettingsSchema.prefault({}),
  gateway_spool: spoolSettingsSchema.prefault({}),
  gateway_decisions: remoteSettingsSchema.prefault({}),
  gateway_watermark: gatewayWatermarkSettingsSchema.prefault({}),
  gateway_canaries: gatewayCanarySettingsSchema.prefault({}),
} as const
