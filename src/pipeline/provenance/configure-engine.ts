import type { EngineConfig } from '#contract/engine-config.js'
import { InputError } from '#contract/scan.js'
import type { ConfigureEngineRequest } from '#contract/watermark-files.js'
import { writeEngineConfig } from '#provenance/watermark/engine-config/write-engine-config.js'
import { readWatermarkConfigs } from './read-watermark-configs.js'

/** `stillwatch watermark config`: how an engine is started for one configuration. The result holds the key. Throws an InputError. */
export async function configureEngine(request: ConfigureEngineRequest): Promise<EngineConfig> {
  const [config, ...others] = await readWatermarkConfigs(request)
  if (config === undefined || others.length > 0)
    throw new InputError('an engine marks with one key', '--key', 'Give one key alone.')
  return writeEngineConfig(request.engine, config)
}
