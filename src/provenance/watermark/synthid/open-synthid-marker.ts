import type { LogitsMarker } from '../token-scorer.js'
import { openSynthidHash, type SynthidConfig } from './open-synthid-hash.js'

/**
 * Tournament sampling of SynthID-Text (Dathathri et al., Nature 634, 2024), two leaves a match, as the update of all
 * probabilities that it comes to: layer by layer p_v ← p_v · (1 + g_v − Σ p_u g_u).
 *
 * As in the originals, `tokens` are those that were generated, without the prompt: what is missing before them counts
 * as 0, and where the context is one of the last `history` ones nothing is changed. Logits come back as ln p; a token
 * that cannot come (−Infinity) stays so.
 */
export function openSynthidMarker(config: SynthidConfig): LogitsMarker {
  const hash = openSynthidHash(config)
  const layers = config.keys.length
  const width = config.ngram_length - 1
  const bits = new Uint8Array(layers)
  let all = new Uint8Array(0)
  return {
    mark(tokens, logits) {
      if (isContextRecent(tokens, width, config.history)) return
      const size = logits.length
      if (all.length !== size * layers) all = new Uint8Array(size * layers)
      hash.setContext(tokens, tokens.length, width)
      if (!softmax(logits)) return
      for (let token = 0; token < size; token++) {
        if (logits[token] === 0) continue
        hash.writeBits(token, bits)
        for (let layer = 0; layer < layers; layer++) all[layer * size + token] = bits[layer]!
      }
      for (let layer = 0; layer < layers; layer++) playLayer(logits, all.subarray(layer * size, (layer + 1) * size))
      for (let token = 0; token < size; token++) logits[token] = Math.log(logits[token]!)
    },
  }
}

/** One layer of the tournament, in place. */
export function playLayer(chances: Float64Array, g: ArrayLike<number>): void {
  let mass = 0
  for (let token = 0; token < chances.length; token++) if (g[token] === 1) mass += chances[token]!
  for (let token = 0; token < chances.length; token++) chances[token]! *= 1 + g[token]! - mass
}

/** Whether the tokens before the next one stood before one of the last `history` tokens too. */
export function isContextRecent(tokens: ArrayLike<number>, width: number, history: number): boolean {
  const end = tokens.length
  const at = (i: number): number => (i < 0 ? 0 : tokens[i]!)
  for (let other = end - 1; other >= Math.max(0, end - history); other--) {
    let same = 0
    while (same < width && at(end - 1 - same) === at(other - 1 - same)) same++
    if (same === width) return true
  }
  return false
}

/** In place; false, and nothing done, where no token can come. */
function softmax(logits: Float64Array): boolean {
  let most = Number.NEGATIVE_INFINITY
  for (const logit of logits) if (logit > most) most = logit
  if (most === Number.NEGATIVE_INFINITY) return false
  let total = 0
  for (let token = 0; token < logits.length; token++) {
    logits[token] = Math.exp(logits[token]! - most)
    total += logits[token]!
  }
  for (let token = 0; token < logits.length; token++) logits[token]! /= total
  return true
}
