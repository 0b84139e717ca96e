import { z } from 'zod'

/** Engines whose watermark configuration Stillwatch writes. */
export const WATERMARK_ENGINES = ['vllm', 'tgi', 'sglang', 'llama.cpp'] as const
export type WatermarkEngine = (typeof WATERMARK_ENGINES)[number]

/** What an engine is started and asked with, so that it marks as a configuration says. It holds the key. */
export const engineConfigSchema = z.strictObject({
  engine: z.enum(WATERMARK_ENGINES),
  scheme: z.string(),
  arguments: z.array(z.string()).describe('of the server’s command line'),
  environment: z.record(z.string(), z.string()).describe('variables of the server'),
  files: z
    .array(z.strictObject({ name: z.string(), content: z.string() }))
    .describe('that the arguments name; for the owner of the server alone (mode 600)'),
  request: z.record(z.string(), z.json()).describe('what each request must carry, where the engine marks on request'),
  notes: z.array(z.string()).describe('what else must hold, and what is not known'),
})
export type EngineConfig = z.infer<typeof engineConfigSchema>
