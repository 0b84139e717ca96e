import type { WatermarkConfig } from '#contract/watermark.js'
import { key64 } from '../key-words.js'
import { refuseEngine } from './refuse-engine.js'
import type { EnginePart } from './write-engine-config.js'

const NAME = 'sglang-watermark.json'
const KEYS_MAX = 64
const NGRAM_MAX = 17

/**
 * SGLang: SynthID-Text from a file (docs/advanced_features/synthid_text_watermarking). It refers to DeepMind's reference;
 * its own Aaronson-Gumbel is not known here to hash as vLLM's does, and there is no vector of it, so it is refused.
 */
export function writeSglangConfig(config: WatermarkConfig): EnginePart {
  if (config.scheme !== 'synthid')
    throw refuseEngine(
      'sglang',
      `SGLang has no watermark ${config.scheme}`,
      'Use --scheme synthid --hash deepmind. Its own Gumbel is not known to have the hash of vllm-gumbel.',
    )
  const keys = config.keys.map(key64)
  const problem = problemOf(config, keys)
  if (problem !== undefined) throw refuseEngine('sglang', problem, 'Choose other values for this engine.')
  // Keys as their digits: JSON.stringify would round what is above 2⁵³.
  const content = `{"keys":[${keys.join(',')}],"ngram_len":${config.ngram_length},"context_history_size":${config.history},"default_enabled":true,"enforce_all":true}\n`
  return {
    arguments: ['--enable-watermark', '--watermark-algorithm', 'synthid', '--watermark-config', NAME],
    files: [{ name: NAME, content }],
    notes: [
      'Its documentation names DeepMind’s reference and gives no vectors: mark a text and detect it before you rely on it.',
      'Greedy requests are not marked. enforce_all refuses requests that opt out.',
    ],
  }
}

function problemOf(
  config: Extract<WatermarkConfig, { scheme: 'synthid' }>,
  keys: readonly bigint[],
): string | undefined {
  if (config.hash !== 'deepmind')
    return 'SGLang refers to the hash of DeepMind, and this configuration has the other one'
  if (keys.length > KEYS_MAX) return `SGLang takes at most ${KEYS_MAX} layer keys`
  if (new Set(keys).size < keys.length) return 'SGLang wants layer keys that differ'
  if (keys.some((key) => key >= 2n ** 63n)) return 'SGLang takes signed 64-bit keys'
  return config.ngram_length > NGRAM_MAX ? `SGLang takes an n-gram length of at most ${NGRAM_MAX}` : undefined
}
