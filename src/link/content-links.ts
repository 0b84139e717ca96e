import type { Spread } from '#contract/profiles.js'
import type { ContentSpace } from './content-space.js'
import { spreadAlong, spreadTrace2 } from './spread.js'

export interface ContentLink {
  source: number
  target: number
  /** standard deviations from «unrelated» */
  z: number
  /** corrected for the noise of small samples; may pass 1 */
  cosine: number
}

/**
 * Links accounts whose texts look like two samples of one distribution that is not the population's:
 * z = cᵢ·cⱼ / √(qⱼ/nᵢ + qᵢ/nⱼ + tr(S²)/(nᵢnⱼ)) and the corrected cosine cᵢ·cⱼ/(‖cᵢ‖‖cⱼ‖), both above their bounds.
 * Quadratic in the accounts that can be linked at all; the pipeline bounds their number.
 */
export function linkContent(
  space: ContentSpace,
  spread: Spread,
  accounts: readonly number[],
  bounds: { z_min: number; cosine_min: number },
): ContentLink[] {
  const { count, dimensions, centred, length2, texts } = space
  const trace2 = spreadTrace2(spread, dimensions)
  const rows = accounts.filter((i) => length2[i]! > 0)
  // The spread along an account's direction costs a pass over the draws: only linked accounts pay it.
  const along = new Float64Array(count).fill(Number.NaN)
  const spreadOf = (i: number): number => {
    if (Number.isNaN(along[i]!)) {
      const direction = centred.subarray(i * dimensions, (i + 1) * dimensions)
      along[i] = Math.max(0, spreadAlong(spread, direction) - trace2 / texts[i]!)
    }
    return along[i]!
  }
  const links: ContentLink[] = []
  const cosine2_min = bounds.cosine_min ** 2
  for (let a = 1; a < rows.length; a++) {
    const i = rows[a]!
    for (let b = 0; b < a; b++) {
      const j = rows[b]!
      const dot = dotRows(centred, dimensions, i, j)
      if (dot <= 0 || dot * dot < cosine2_min * length2[i]! * length2[j]!) continue
      const floor = trace2 / (texts[i]! * texts[j]!)
      if (dot * dot < bounds.z_min ** 2 * floor) continue
      const z = dot / Math.sqrt(spreadOf(j) / texts[i]! + spreadOf(i) / texts[j]! + floor)
      if (z < bounds.z_min) continue
      links.push({ source: j, target: i, z, cosine: dot / Math.sqrt(length2[i]! * length2[j]!) })
    }
  }
  return links
}

/** Four sums at once: twice as fast here as one, and the order of additions is fixed. */
function dotRows(rows: Float32Array, dimensions: number, i: number, j: number): number {
  const a = i * dimensions
  const b = j * dimensions
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let k = 0; k < dimensions; k += 4) {
    s0 += rows[a + k]! * rows[b + k]!
    s1 += rows[a + k + 1]! * rows[b + k + 1]!
    s2 += rows[a + k + 2]! * rows[b + k + 2]!
    s3 += rows[a + k + 3]! * rows[b + k + 3]!
  }
  return s0 + s1 + s2 + s3
}
