import type { Spread } from '#contract/profiles.js'
import { alikePairs, type PairBounds } from './alike-pairs.js'
import type { ContentSpace } from './content-space.js'
import { createDotKernel } from './dot-kernel.js'
import { shapeSpread, spreadAlong } from './spread.js'

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
 * @param accounts increasing indices; @returns links with source < target, by source and then target
 */
export function linkContent(
  space: ContentSpace,
  spread: Spread,
  accounts: readonly number[],
  bounds: PairBounds,
  createKernel = createDotKernel,
): ContentLink[] {
  const { centred, dimensions, length2, texts } = space
  const shape = shapeSpread(spread, dimensions)
  const { trace2 } = shape
  const compared = accounts.filter((i) => length2[i]! > 0)
  const pairs = alikePairs(space, compared, trace2, bounds, createKernel)
  const ends = [...new Set(pairs.flatMap(({ source, target }) => [source, target]))].sort((a, b) => a - b)
  // The spread along an account's direction costs a product with the whole matrix: only accounts of a pair pay it.
  const along = new Float64Array(space.count)
  const row = (e: number) => centred.subarray(ends[e]! * dimensions, (ends[e]! + 1) * dimensions)
  const values = spreadAlong(shape, { count: ends.length, row }, createKernel)
  ends.forEach((i, e) => {
    along[i] = Math.max(0, values[e]! - trace2 / texts[i]!)
  })
  const links: ContentLink[] = []
  for (const { source: j, target: i, dot } of pairs) {
    const floor = trace2 / (texts[i]! * texts[j]!)
    const z = dot / Math.sqrt(along[j]! / texts[i]! + along[i]! / texts[j]! + floor)
    if (z < bounds.z_min) continue
    links.push({ source: j, target: i, z, cosine: dot / Math.sqrt(length2[i]! * length2[j]!) })
  }
  // Cells give the links in their own order.
  return links.sort((a, b) => a.source - b.source || a.target - b.target)
}
