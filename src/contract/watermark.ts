import { z } from 'zod'

const width = z.number().int().min(0).max(64)
/** A 64-bit key: numbers above 2⁵³ are written as text. */
const key64 = z
  .union([z.number().int(), z.string().regex(/^-?\d{1,20}$/)])
  .transform(String)
  .describe('a 64-bit integer; written as text where it is above 2⁵³')
const vocabulary = z.number().int().min(2).max(16_777_216).describe('tokens of the vocabulary, as the engine pads it')
const gamma = z.number().gt(0).lt(1).describe('share of the vocabulary that is green')
const delta = z.number().gt(0).max(100).describe('what is added to the logits of green tokens')

/** What an engine needs to watermark and a detector to see it. The key is part of it: never logged, never shown. */
export const watermarkConfigSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('vllm-gumbel'), key: key64, width: width.default(4) }),
  z.strictObject({ scheme: z.literal('vllm-dual-gumbel'), key: key64, width: width.default(4) }),
  z.strictObject({
    scheme: z.literal('vllm-sbw'),
    seeding: z.enum(['lefthash', 'selfhash']).default('lefthash').describe('sbw_scheme of the engine'),
    key: key64,
    width: width.default(4),
    gamma: gamma.default(0.5),
    delta: delta.default(2),
  }),
  z.strictObject({
    scheme: z.literal('synthid'),
    hash: z.enum(['huggingface', 'deepmind']).default('huggingface'),
    keys: z.array(key64).min(1).max(128).describe('one a layer'),
    ngram_length: z.number().int().min(2).max(64).default(5),
    history: z.number().int().min(0).max(1_048_576).default(1024).describe('contexts that are not used again'),
  }),
  z.strictObject({
    scheme: z.literal('kgw'),
    seeding: z
      .enum(['lefthash', 'selfhash', 'minhash', 'skipgram', 'rolling'])
      .default('lefthash')
      .describe(
        'lefthash and selfhash of transformers; minhash and skipgram of lm-watermarking; rolling of Three Bricks',
      ),
    key: key64.default('15485863'),
    width: width.default(1),
    gamma: gamma.default(0.25),
    delta: delta.default(2),
    vocabulary,
  }),
  z.strictObject({
    scheme: z.literal('unigram'),
    key: key64.default('0'),
    gamma: gamma.default(0.5),
    delta: delta.default(2),
    vocabulary,
  }),
])
export type WatermarkConfig = z.infer<typeof watermarkConfigSchema>
export type WatermarkScheme = WatermarkConfig['scheme']
export const WATERMARK_SCHEMES = watermarkConfigSchema.options.map(({ shape }) => shape.scheme.value)

/** A p-value as documents carry it: never 0, and its logarithm beside it where doubles end. */
export const exactChanceSchema = z.object({
  p_value: z.number().gt(0).max(1).describe('5e-324, the least of doubles, where it is smaller'),
  log10_p_value: z.number().max(0),
})

/** What a detector saw in one text, or in several scored together. */
export const watermarkDetectionSchema = exactChanceSchema.extend({
  scheme: z.string(),
  statistic: z.string().describe('what the score is: sum, mean, weighted mean, green tokens, bayesian'),
  score: z.number(),
  expected: z.number().describe('of the score where nothing is watermarked'),
  tokens: z.number().int().min(0),
  scored: z.number().int().min(0).describe('tokens that count: no repeats, none without a context'),
})
export type WatermarkDetection = z.infer<typeof watermarkDetectionSchema>
