import { z } from 'zod'

const count = z.number().int().min(0)
const time = z.iso.datetime()

export const IMPORT_STATES = ['receiving', 'waiting', 'reading', 'detecting', 'done', 'failed'] as const
/** As of `scan --log-format`; auto: the format is recognised from what stands in the file. */
export const IMPORT_FORMATS = [
  'auto',
  'otel-genai',
  'openai-batch',
  'litellm',
  'litellm-spend-logs',
  'langfuse',
  'helicone',
  'kong',
  'native',
] as const
/** Rejected lines named with an import; all are counted, and more of them are under `/rejects`. */
export const IMPORT_REJECTS_SHOWN = 100

/** A log file that somebody handed over, and what became of it. */
export const logImportSchema = z.object({
  id: z.string().regex(/^imp_[0-9a-f]{16}$/),
  name: z.string().describe('of the file, as it was sent'),
  state: z.enum(IMPORT_STATES),
  started: time,
  finished: time.nullable(),
  by: z.string().describe('id of the principal that sent it'),
  bytes: count.describe('of the file as it was sent'),
  bytes_read: count.describe('of those, as far as they have become exchanges; within compressed files an estimate'),
  sha256: z.string().describe('of the file; empty until it is received'),
  format: z.string().describe('as it was recognised; empty until then'),
  accepted: count.describe('exchanges that were stored'),
  duplicate_count: count.describe('exchanges that were stored before: nothing was stored again'),
  rejected_count: count.describe('lines, or parts of them, that could not be used'),
  rejected: z
    .array(z.object({ line: count, reason: z.string() }))
    .describe('the first of them; line 0: the file itself'),
  older: z
    .object({
      count: count.describe('exchanges of the file, also those that were stored before'),
      than: time.describe('what is older is forgotten by retention.exchanges_days'),
      kept_until: time.describe('they stay until then (imports.older_days), and are forgotten after'),
    })
    .nullable()
    .describe(
      'exchanges that are older than what is kept; null where there are none, or imports.older_days is 0: then they are rejected',
    ),
  first: time.nullable().describe('time of the oldest exchange of the file'),
  last: time.nullable(),
  campaigns: z
    .array(z.string())
    .nullable()
    .describe('that accounts of the import are in, by confidence, falling; null until it was looked for'),
  problem: z.string().nullable().describe('why it failed, or what is amiss with the file; null where nothing is'),
})
export type LogImport = z.infer<typeof logImportSchema>

/** A line of an import that could not be used. It may hold prompts. */
export const importRejectSchema = z.object({
  id: z.string().describe('of the dead letter, to be sent again or removed'),
  line: count,
  reason: z.string(),
  document: z.string(),
  truncated: z.boolean(),
})
export type ImportReject = z.infer<typeof importRejectSchema>
