import type { WatermarkConfig } from '#contract/watermark.js'
import { key64 } from '../key-words.js'
import { refuseEngine } from './refuse-engine.js'
import type { EnginePart } from './write-engine-config.js'

const ALGORITHMS = { 'vllm-gumbel': 'gumbel', 'vllm-dual-gumbel': 'dual_key_gumbel', 'vllm-sbw': 'sbw' } as const

/** `vllm serve --watermark-config JSON` (vLLM docs/features/watermarking.md). Throws an InputError for other schemes. */
export function writeVllmConfig(config: WatermarkConfig): EnginePart {
  if (config.scheme !== 'vllm-gumbel' && config.scheme !== 'vllm-dual-gumbel' && config.scheme !== 'vllm-sbw')
    throw refuseEngine(
      'vllm',
      `vLLM has no watermark ${config.scheme}`,
      'It has vllm-gumbel, vllm-dual-gumbel and vllm-sbw.',
    )
  if (key64(config.key) < 0n) throw refuseEngine('vllm', 'vLLM takes no negative key', 'Use a key of 0 … 2⁶⁴ − 1.')
  if (config.width < 1) throw refuseEngine('vllm', 'vLLM needs a context of at least one token', 'Set --width.')
  const fields = [
    `"algorithm":"${ALGORITHMS[config.scheme]}"`,
    // As its digits: JSON.stringify would round what is above 2⁵³.
    `"key":${key64(config.key)}`,
    `"context_width":${config.width}`,
    ...(config.scheme === 'vllm-sbw'
      ? [`"sbw_scheme":"${config.seeding}"`, `"sbw_gamma":${config.gamma}`, `"sbw_delta":${config.delta}`]
      : []),
  ]
  return {
    arguments: ['--watermark-config', `{${fields.join(',')}}`],
    notes: [
      'The key stands in the process list: start it where nobody else can see that, or put the argument into a file for --config.',
      'Every request is marked unless it says "watermarking": false. See that this field is taken out of what clients send.',
      ...(config.scheme === 'vllm-sbw'
        ? []
        : ['Greedy requests (temperature 0) and beam search are not marked; vLLM says so in its log alone.']),
    ],
  }
}
