import { z } from 'zod'
import type { EngineConfig, WatermarkEngine } from './engine-config.js'
import type { KeyRegistry } from './provenance-tests.js'
import { type WatermarkScheme, watermarkDetectionSchema } from './watermark.js'

/** Which configurations a command of `stillwatch watermark` works with: from a file, or put together from options. */
export interface WatermarkChoice {
  /** a configuration as JSON, or an array of them */
  config_file?: string
  scheme?: WatermarkScheme
  /** one a configuration; of SynthID the layer keys, with commas between */
  keys: readonly string[]
  /** more keys, one a line, so that they need not stand in the process list */
  keys_file?: string
  /** the other values of a configuration, under their names in it */
  values: Readonly<Record<string, string | number>>
}

export const SYNTHID_DETECTORS = ['mean', 'weighted-mean'] as const

export interface DetectWatermarkRequest extends WatermarkChoice {
  /** in place of the choice: keys of a running server */
  registry?: KeyRegistry
  /** token ids; or a text with the tokenizer that its model has */
  tokens_file?: string
  text_file?: string
  tokenizer_file?: string
  tokenizer_config_file?: string
  statistic?: (typeof SYNTHID_DETECTORS)[number]
  /** parameters of a trained Bayesian detector of SynthID */
  detector_file?: string
}

/**
 * What was seen under one key, or under the best of several. With several keys the chance of the whole is the least of
 * theirs times their number (Bonferroni): looking often finds something by chance.
 */
export const watermarkFindingSchema = watermarkDetectionSchema.extend({
  texts: z.number().int().min(1),
  keys_tried: z.number().int().min(1),
  key: z
    .number()
    .int()
    .min(1)
    .describe('which of them the figures are of, in the order they were given; never the key'),
  subject: z.string().optional().describe('the same by its commitment, where a server keeps it'),
  tried: z
    .array(
      watermarkDetectionSchema.pick({ scheme: true, score: true, scored: true, p_value: true, log10_p_value: true }),
    )
    .describe('each key in that order, with its own chance, not corrected'),
})
export type WatermarkFinding = z.infer<typeof watermarkFindingSchema>

export interface GenerateWatermarkRequest extends WatermarkChoice {
  /** NDJSON of {tokens, logits}; standard input where absent */
  input_file?: string
  /** for repeatable draws; where absent they are random */
  seed?: number
  /** takes one line of {token, logits} for each, with its end */
  write(line: string): unknown
  logits: boolean
  signal?: AbortSignal
}

export interface ConfigureEngineRequest extends WatermarkChoice {
  engine: WatermarkEngine
}

/** The jobs of `stillwatch watermark`. Each rejects with an InputError for what cannot be used. */
export interface WatermarkJobs {
  detectWatermark(request: DetectWatermarkRequest): Promise<WatermarkFinding>
  /** @returns how many lines were marked */
  generateWatermark(request: GenerateWatermarkRequest): Promise<number>
  configureEngine(request: ConfigureEngineRequest): Promise<EngineConfig>
}
