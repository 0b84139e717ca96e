import type { WatermarkScheme } from '#contract/watermark.js'

/**
 * The next token from marked logits: the greatest where the mark is the noise itself (Gumbel), else a draw from their
 * softmax.
 * @param random in [0, 1)
 * @returns nothing where no token can come (all −Infinity)
 */
export function chooseToken(scheme: WatermarkScheme, logits: Float64Array, random: () => number): number | undefined {
  let best = -1
  for (let token = 0; token < logits.length; token++)
    if (logits[token]! > (best === -1 ? Number.NEGATIVE_INFINITY : logits[best]!)) best = token
  if (best === -1) return undefined
  return scheme === 'vllm-gumbel' || scheme === 'vllm-dual-gumbel' ? best : draw(logits, logits[best]!, random())
}

function draw(logits: Float64Array, most: number, unit: number): number {
  let total = 0
  for (const logit of logits) total += Math.exp(logit - most)
  let left = unit * total
  let last = 0
  for (let token = 0; token < logits.length; token++) {
    const weight = Math.exp(logits[token]! - most)
    if (weight === 0) continue
    last = token
    left -= weight
    if (left < 0) break
  }
  // Where rounding left a rest, the last one that can come has it.
  return last
}
