import type { WatermarkConfig } from '#contract/watermark.js'
import { Random } from '#lib/random.js'

/**
 * Configurations that differ from `config` in their keys alone: what a detector says under them is what chance says.
 * @param seed 32 bits; the same seed gives the same keys. All keys are other than the true ones, and odd, so that KGW's
 *   products reach every seed.
 */
export function wrongKeys(config: WatermarkConfig, count: number, seed: number): WatermarkConfig[] {
  const random = new Random(seed)
  const taken = new Set(config.scheme === 'synthid' ? config.keys : [config.key])
  const draw = (): string => {
    for (;;) {
      const key = String((BigInt(random.uint32()) << 31n) | (BigInt(random.uint32()) >> 1n) | 1n)
      if (!taken.has(key)) {
        taken.add(key)
        return key
      }
    }
  }
  return Array.from({ length: count }, () =>
    config.scheme === 'synthid' ? { ...config, keys: config.keys.map(draw) } : { ...config, key: draw() },
  )
}
