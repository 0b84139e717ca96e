import { needWidth } from '../need-width.js'
import type { LogitsMarker } from '../token-scorer.js'
import { deriveKey } from './derive-key.js'
import { KeyedContext } from './keyed-context.js'
import type { GumbelConfig } from './open-gumbel-scorer.js'

/**
 * vLLM's Gumbel watermark as it samples: the greatest logit, with the noise of key and context added, is the choice. Where
 * the context has been before in the text the noise is ordinary, so that a text as a whole keeps its distribution.
 * With two keys each is drawn half of the time, as the detector weighs them (the engine's `alpha` at 0.5).
 * @param random in [0, 1): ordinary noise, and which key
 * @throws InputError without a context
 */
export function openGumbelMarker(config: GumbelConfig, random: () => number = Math.random): LogitsMarker {
  const width = needWidth(config)
  const keys =
    config.scheme === 'vllm-gumbel' ? [config.key] : [deriveKey(config.key, 'key_a'), deriveKey(config.key, 'key_b')]
  const contexts = keys.map((key) => new KeyedContext(key, width))
  return {
    mark(tokens, logits) {
      const context = contexts[Math.floor(random() * contexts.length)] as KeyedContext
      if (isRepeated(tokens, width)) addOrdinaryNoise(logits, random)
      else {
        context.absorb(tokens, tokens.length)
        context.addNoise(logits)
      }
    },
  }
}

/** Whether the last `width` tokens, padded with −1, stood before any earlier token. */
function isRepeated(tokens: ArrayLike<number>, width: number): boolean {
  const tokenAt = (at: number): number => (at < 0 ? -1 : (tokens[at] as number))
  for (let end = tokens.length - 1; end >= 0; end--) {
    let i = 1
    while (i <= width && tokenAt(end - i) === tokenAt(tokens.length - i)) i++
    if (i > width) return true
  }
  return false
}

function addOrdinaryNoise(logits: Float64Array, random: () => number): void {
  for (let token = 0; token < logits.length; token++) {
    // `random` may be 0, whose logarithm would take the token out.
    const uniform = random() || Number.MIN_VALUE
    logits[token] = (logits[token] as number) - Math.log(-Math.log(uniform))
  }
}
