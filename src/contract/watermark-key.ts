import { z } from 'zod'
import { WATERMARK_SCHEMES, type WatermarkConfig } from './watermark.js'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const cluster = z.string().regex(/^clu_[0-9a-f]{20}$/)
const campaign = z.string().regex(/^camp_[0-9a-f]{16}$/)
const time = z.iso.datetime()
const parameters = z.record(z.string().max(64), z.union([z.number(), z.string().max(64)]))

export const WATERMARK_KEY_ID = /^wmk_[0-9a-f]{16}$/

/** A key as it can be shown: without the key and the salt. */
export const watermarkKeySchema = z.object({
  id: z.string().regex(WATERMARK_KEY_ID),
  purpose: z.enum(['watermark', 'canary']),
  scheme: z.string().describe('of the watermark; canary for keys that choose variants'),
  parameters: parameters.describe('of the scheme, without keys'),
  cluster: cluster.nullable().describe('whose answers it marks; null: those of all'),
  commitment: sha256.describe('sha256(key ‖ salt): can be published, and proves later that the key is older'),
  starts: time,
  ends: time.nullable().describe('null: it is in force'),
  rotated_to: z.string().nullable(),
  created: time,
  created_by: z.string(),
})
export type WatermarkKey = z.infer<typeof watermarkKeySchema>

const forWhom = {
  cluster: cluster.optional().describe('for the answers of one cluster alone'),
  campaign: campaign.optional().describe('the same by its campaign'),
}

/** What is asked for a new key; it is drawn here and never told but by opening it. */
export const newWatermarkKeySchema = z.discriminatedUnion('purpose', [
  z.strictObject({
    purpose: z.literal('watermark'),
    scheme: z.enum(WATERMARK_SCHEMES as [string, ...string[]]),
    parameters: parameters.default({}).describe('width, gamma, delta, vocabulary, …; as the engine is configured'),
    layers: z.number().int().min(1).max(128).default(30).describe('keys of synthid'),
    ...forWhom,
  }),
  z.strictObject({ purpose: z.literal('canary') }),
])
export type NewWatermarkKey = z.input<typeof newWatermarkKeySchema>

/** The answer to a rotation: both, as they are now. */
export const rotatedWatermarkKeySchema = z.object({ former: watermarkKeySchema, key: watermarkKeySchema })

/** What can be published of a key. */
export const keyCommitmentSchema = watermarkKeySchema.pick({
  commitment: true,
  purpose: true,
  scheme: true,
  starts: true,
  ends: true,
})
export type KeyCommitment = z.infer<typeof keyCommitmentSchema>

/** A key with what opens its commitment. Whoever reads it can find the mark, remove it, or write it. */
export const openedWatermarkKeySchema = z.object({
  key: watermarkKeySchema,
  config: z
    .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
    .nullable()
    .describe('for the engine and the detectors, a whole configuration; null for canaries'),
  canary_key: sha256.nullable().describe('32 bytes; null for watermarks'),
  salt: sha256.describe('32 bytes'),
  campaign: campaign
    .optional()
    .describe('that the cluster of the key is of; absent where it is of none that is known here'),
})
export type OpenedWatermarkKey = Omit<z.infer<typeof openedWatermarkKeySchema>, 'config'> & {
  config: WatermarkConfig | null
}

/** `watermark_keys` of the settings document. */
export const watermarkKeySettingsSchema = z.strictObject({
  encryption_key_file: z
    .string()
    .default('')
    .describe(
      '64 hexadecimal digits, mode 600: the key that seals those kept here. Empty: STILLWATCH_KEY_ENCRYPTION_KEY, else the ' +
        'systemd credential stillwatch-key-encryption-key, else watermark-keys.key in the data directory, made at first use',
    ),
  keys_max: z
    .number()
    .int()
    .min(1)
    .default(1000)
    .describe('keys that are kept: every test tries all in force, and pays for it'),
  slots_max: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1000)
    .describe('slots of canaries, without the withdrawn ones'),
  ledger_rows_max: z
    .number()
    .int()
    .min(1)
    .default(2_000_000)
    .describe('sums of what was served, one a slot and account; beyond it new ones are refused and counted'),
})
export type WatermarkKeySettings = z.infer<typeof watermarkKeySettingsSchema>
