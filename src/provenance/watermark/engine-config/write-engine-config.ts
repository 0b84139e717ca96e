import type { EngineConfig, WatermarkEngine } from '#contract/engine-config.js'
import type { WatermarkConfig } from '#contract/watermark.js'
import { writeLlamaConfig } from './write-llama-config.js'
import { writeSglangConfig } from './write-sglang-config.js'
import { writeTgiConfig } from './write-tgi-config.js'
import { writeVllmConfig } from './write-vllm-config.js'

/** What one engine adds to the common form. */
export type EnginePart = Partial<Omit<EngineConfig, 'engine' | 'scheme'>>

const WRITERS: Readonly<Record<WatermarkEngine, (config: WatermarkConfig) => EnginePart>> = {
  vllm: writeVllmConfig,
  tgi: writeTgiConfig,
  sglang: writeSglangConfig,
  'llama.cpp': writeLlamaConfig,
}

/**
 * How an engine is started so that it marks as the configuration says. The result holds the key.
 * @throws InputError where the engine has no such scheme, or not with these values: nothing is written that would mark
 *   otherwise than the detector expects
 */
export const writeEngineConfig = (engine: WatermarkEngine, config: WatermarkConfig): EngineConfig => ({
  engine,
  scheme: config.scheme,
  arguments: [],
  environment: {},
  files: [],
  request: {},
  notes: [],
  ...WRITERS[engine](config),
})
