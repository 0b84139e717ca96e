import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const time = z.iso.datetime()

export const CANARY_VARIANTS_MAX = 16

/** Whom an answer's canaries are drawn for: a hash under the installation's secret, which tells nothing to who has it not. */
export const clusterIdSchema = z.string().regex(/^clu_[0-9a-f]{20}$/)

/** Letters, digits and single spaces, and inside also ' ’ , - : nothing that markup, code or a quotation begins with. */
const PHRASE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’,-]| (?! ))*[\p{L}\p{M}\p{N}]$/u
const phrase = z
  .string()
  .min(2)
  .max(80)
  .regex(PHRASE, "letters, digits, single spaces and ' , - inside; two characters at least")

/**
 * A slot: a place in answers where several phrases say the same, so that which of them stands there can carry a mark. None
 * may make a text false: a person says so, and a second one.
 */
export const canarySlotSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  kind: z.literal('phrase').describe('each phrase is replaced by the chosen one, at word boundaries'),
  variants: z
    .array(phrase)
    .min(2)
    .max(CANARY_VARIANTS_MAX)
    .describe('phrases that may stand for one another; their order counts, and never changes'),
  distinct: z
    .boolean()
    .default(false)
    .describe(
      'they name different things, as names of examples do: the chosen one changes places with the one that an answer uses first, so that two stay two',
    ),
  note: z.string().trim().min(1).max(2000).describe('why they are interchangeable'),
})
export type CanarySlot = z.infer<typeof canarySlotSchema>

export const CANARY_STATES = ['proposed', 'approved', 'withdrawn'] as const

/** A slot as it is kept. Only an approved one is served; what was once approved is never changed, only withdrawn. */
export const canarySlotRecordSchema = canarySlotSchema.extend({
  state: z.enum(CANARY_STATES),
  proposed: time,
  reviewed_by: z.string().describe('who proposed it, having read the variants'),
  approved: time.nullable(),
  approved_by: z.string().nullable(),
  approved_independently: z.boolean().nullable().describe('two persons are known to stand behind the two'),
  withdrawn: time.nullable(),
  withdrawn_by: z.string().nullable(),
})
export type CanarySlotRecord = z.infer<typeof canarySlotRecordSchema>

/** What the second person says in so many words. */
export const canaryApprovalSchema = z.strictObject({
  read_all_variants: z.literal(true).describe('each of them was read, in place of each other'),
  no_false_facts: z.literal(true).describe('none of them can make a text say what is not so'),
})

/** What a gateway serves canaries from. The key is in it: for gateways alone. */
export const canarySnapshotSchema = z.strictObject({
  version: sha256.describe('of the rest; unchanged where nothing changed'),
  key: z
    .strictObject({ commitment: sha256.describe('sha256(key ‖ salt)'), key: sha256.describe('32 bytes') })
    .nullable()
    .describe('null: there is none in force, and nothing is served'),
  slots: z.array(canarySlotSchema).max(10_000),
})
export type CanarySnapshot = z.infer<typeof canarySnapshotSchema>

/** That an account was served a variant so often: what a gateway tells, summed over the answers of a while. */
export const servedCanarySchema = z.strictObject({
  slot: canarySlotSchema.shape.id,
  variant: z
    .number()
    .int()
    .min(0)
    .max(CANARY_VARIANTS_MAX - 1),
  cluster: clusterIdSchema,
  key_commitment: sha256,
  account_id: z.string().min(1).max(512),
  count: z.number().int().min(1).max(1e9).describe('places in answers'),
  first_at: time,
  last_at: time,
})
export type ServedCanary = z.infer<typeof servedCanarySchema>

/** The same as it is kept: of the account a hash under this installation's secret. */
export const canaryLedgerEntrySchema = servedCanarySchema
  .omit({ account_id: true })
  .extend({ account_hash: sha256, count: z.number().int().min(1) })
export type CanaryLedgerEntry = z.infer<typeof canaryLedgerEntrySchema>

/** What an answer carries, as the line of its exchange names it. */
export const servedMarksSchema = z.strictObject({
  cluster: clusterIdSchema.optional(),
  canary_key: sha256.optional().describe('commitment of the key that chose'),
  canaries: z.record(z.string(), z.number().int().min(0)).optional().describe('variant by slot'),
  watermark_key: sha256.optional().describe('commitment of the key of the pool, or of the upstream itself'),
  pool: z.string().optional(),
})
export type ServedMarks = z.infer<typeof servedMarksSchema>

/** A suspect's answers that are to be tested for what was served here. */
export const canaryTestRequestSchema = z.strictObject({
  suspect: z.string().min(1).max(256),
  answers: z
    .array(
      z.strictObject({
        text: z.string().max(1_000_000),
        question: z.string().max(1_000_000).optional().describe('phrases that stand in it are echoes, and not counted'),
      }),
    )
    .min(1)
    .max(100_000),
  threshold: z.number().gt(0).max(0.05).default(1e-3).describe('adjusted p-value below which a result is strong'),
  least_adoption: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe(
      'share of the slots in which a student that matters would do as it was served, else as chance has it: a result that excludes so much is cleared. Without it nothing is',
    ),
})
export type CanaryTestRequest = z.infer<typeof canaryTestRequestSchema>
