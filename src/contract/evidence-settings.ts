import { z } from 'zod'
import { priceListSchema } from './price-list.js'

const count = z.number().int().min(0)

/** Packages of evidence: `evidence` of the settings document. */
export const evidenceSettingsSchema = z.strictObject({
  operator: z
    .strictObject({ name: z.string().min(1).max(200), contact: z.string().max(200).default('') })
    .nullable()
    .default(null)
    .describe('who makes the packages, as they say it; null: it is not said'),
  prices: priceListSchema
    .nullable()
    .default(null)
    .describe('what tokens are sold for, so that a package can tell the value of what leaked'),
  signing_key_file: z
    .string()
    .default('')
    .describe('Ed25519 key in PEM that signs packages; empty: evidence.key in the data directory, made at first use'),
  pseudonym_key_file: z
    .string()
    .default('')
    .describe('key of the hashed accounts, 64 hexadecimal digits; empty: evidence-accounts.key there, likewise'),
  timestamp_url: z
    .string()
    .default('')
    .describe('RFC 3161 server that attests when a package was made; empty: it has no timestamp'),
  timestamp_ms_max: count.default(10_000).describe('time that such a server has to answer'),
  samples_max: count.default(20).describe('prompts in a package for which the caller may see and asked for texts'),
  sources_max: count
    .default(10_000)
    .describe('files or batches named in the chain of custody, the newest; all are counted'),
  package_bytes_max: count.default(512 * 2 ** 20).describe('of all members of a package together'),
  chromium: z.string().default('').describe('path of the browser that prints the PDF; empty: it is looked for'),
  print_ms_max: count.default(60_000).describe('time to print the PDF'),
})
export type EvidenceSettings = z.infer<typeof evidenceSettingsSchema>
