import { z } from 'zod'
import { tlpSchema } from './indicator.js'

const count = z.number().int().min(0)

export const RECIPIENT_KINDS = ['public', 'community', 'organisation', 'person'] as const

/** Who may be sent something, and up to which level of the Traffic Light Protocol. */
export const recipientSchema = z.strictObject({
  kind: z.enum(RECIPIENT_KINDS).describe('public: anybody; a person is one who is named'),
  tlp_max: tlpSchema,
})
export type Recipient = z.infer<typeof recipientSchema>

/** Who publishes, as they say it. */
export const publisherSchema = z.strictObject({
  name: z.string().min(1).max(200),
  contact: z.string().max(200).nullable().default(null).describe('whom recipients may write to; null: not told'),
})

/** The lawful gate, with the reason for each default. */
export const gateSettingsSchema = z.strictObject({
  purposes: z
    .array(z.string().min(1).max(100))
    .min(1)
    .default([
      'defence against distillation',
      'incident response',
      'report to an authority',
      'legal proceedings',
      'research on distillation',
    ])
    .describe('for what something may leave; a purpose begins with one of these and a colon'),
  purpose_characters_min: count.default(20).describe('what is said after the colon: a word is no reason'),
  recipients: z
    .record(z.string().min(1).max(200), recipientSchema)
    .default({})
    .describe('by name; TAXII collections need not stand here, for they have their community and level'),
  unreleased: z
    .array(z.string().min(3).max(100))
    .max(1000)
    .default([])
    .describe('names of models and products that are not out yet: nothing that names one leaves'),
  clear_addresses: z.boolean().default(false).describe('let network addresses and URLs leave as they are'),
  written_characters_max: count
    .default(4000)
    .describe('all that people wrote in one document: more is a report, and is to be sent as one'),
  document_bytes_max: count.default(32 * 2 ** 20).describe('of what leaves at once: it is kept in the state store'),
  strings_max: count.default(2_000_000).describe('texts that are looked at in one document'),
  objections_max: count.default(100).describe('objections that are told; one is enough to refuse'),
  prompts_max: count.default(2000).describe('newest kept prompts of the campaign that a document is compared with'),
  prompt_characters_max: count.default(4_000_000).describe('of these prompts together: about a second of work'),
  approval_days: count.default(14).describe('after which an approval is void: what holds today may not then'),
})
export type GateSettings = z.infer<typeof gateSettingsSchema>
