import { z } from 'zod'
import type { ProvenanceTest } from './provenance.js'

const share = z.number().gt(0).max(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a sha256')
const tokenizer = {
  tokenizer: sha256.describe('of tokenizer.json'),
  tokenizer_config: sha256.describe('of tokenizer_config.json'),
}
const controls = {
  wrong_keys: z.number().int().min(0).max(10_000).describe('tried beside ours'),
  seed: z.number().int().min(0).max(0xffff_ffff).describe('of their draw'),
}

/**
 * What the settings of a planned test can name, by its kind: the options of its command. Other names are remarks for people.
 */
export const plannedSettingsSchemas = {
  radioactivity: z
    .object({
      unit: z.enum(['context', 'ngram']).describe('what counts once'),
      served: z.boolean().describe('in served contexts alone'),
      served_sha256: sha256.describe('of the sha256 of the served logs, sorted, a line each'),
      served_all: z.boolean().describe('each answer of the served logs bears the mark'),
      least_contamination: share,
      ...controls,
      ...tokenizer,
    })
    .partial(),
  watermark: z.object({ ...controls, ...tokenizer }).partial(),
  canary: z.object({ least_adoption: share }).partial(),
  style: z.object({ margin: z.number().gt(0).max(1000), rank_p: z.number().gt(0).max(0.5) }).partial(),
  'token-agreement': z.object(tokenizer).partial(),
  lineage: z.object(tokenizer).partial(),
  identity: z.object({}),
} satisfies Record<ProvenanceTest, z.ZodType>

export type PlannedSettings<Kind extends ProvenanceTest = ProvenanceTest> = z.infer<
  (typeof plannedSettingsSchemas)[Kind]
>
