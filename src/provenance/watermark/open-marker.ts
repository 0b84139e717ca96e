import type { WatermarkConfig } from '#contract/watermark.js'
import { openGumbelMarker } from './gumbel/open-gumbel-marker.js'
import { openKgwMarker } from './kgw/open-kgw-marker.js'
import { openSbwMarker } from './sbw/open-sbw-marker.js'
import { openSynthidMarker } from './synthid/open-synthid-marker.js'
import type { LogitsMarker } from './token-scorer.js'
import { openUnigramMarker } from './unigram/open-unigram-marker.js'

/**
 * The generator of a watermark under its key.
 * @param random in [0, 1): what Gumbel schemes draw where a context repeats; the others need none
 * @throws InputError for a key of more than 64 bits, or a scheme without the context that it needs
 */
export function openMarker(config: WatermarkConfig, random?: () => number): LogitsMarker {
  switch (config.scheme) {
    case 'vllm-gumbel':
    case 'vllm-dual-gumbel':
      return openGumbelMarker(config, random)
    case 'vllm-sbw':
      return openSbwMarker(config)
    case 'synthid':
      return openSynthidMarker(config)
    case 'kgw':
      return openKgwMarker(config)
    case 'unigram':
      return openUnigramMarker(config)
  }
}
