import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { refuseEngine } from './refuse-engine.js'
import type { EnginePart } from './write-engine-config.js'

/**
 * llama.cpp: `--synthid-keys` of a proposed change (ggml-org/llama.cpp pull request 28350), after the implementation of
 * transformers. Only what that option says can be chosen.
 */
export function writeLlamaConfig(config: WatermarkConfig): EnginePart {
  if (config.scheme !== 'synthid' || config.hash !== 'huggingface')
    throw refuseEngine(
      'llama.cpp',
      'llama.cpp has a proposal for SynthID-Text with the hash of transformers, and no other watermark',
      'Use --scheme synthid --hash huggingface, or mark by `stillwatch watermark generate`.',
    )
  const usual = watermarkConfigSchema.parse({ scheme: 'synthid', keys: config.keys })
  if (usual.scheme === 'synthid' && (usual.ngram_length !== config.ngram_length || usual.history !== config.history))
    throw refuseEngine(
      'llama.cpp',
      'its option takes layer keys alone',
      `Keep an n-gram length of ${usual.ngram_length} and a history of ${usual.history}.`,
    )
  return {
    arguments: ['--synthid-keys', config.keys.join(',')],
    notes: [
      'The option is a proposal (ggml-org/llama.cpp pull request 28350): a server without it will not start.',
      'No vectors of it are known: mark a text and detect it before you rely on it.',
      'The keys stand in the process list: start it where nobody else can see that.',
    ],
  }
}
