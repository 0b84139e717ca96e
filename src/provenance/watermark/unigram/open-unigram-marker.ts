import type { LogitsMarker } from '../token-scorer.js'
import { type UnigramConfig, unigramGreenList } from './unigram-green-list.js'

/** Adds δ to the logits of the green tokens, the same ones at every place. */
export function openUnigramMarker(config: UnigramConfig): LogitsMarker {
  const list = unigramGreenList(config)
  return {
    mark(_tokens, logits) {
      for (let token = 0; token < logits.length; token++)
        if (list[token] === 1) logits[token] = (logits[token] as number) + config.delta
    },
  }
}
