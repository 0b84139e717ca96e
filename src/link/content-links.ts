import type { Spread } from '#contract/profiles.js'
import { cellRows } from './cell-rows.js'
import type { ContentSpace } from './content-space.js'
import { createDotKernel } from './dot-kernel.js'
import { type BoundedRows, nearestPairs } from './nearest-pairs.js'
import { shapeSpread, spreadAlong } from './spread.js'

export interface ContentLink {
  source: number
  target: number
  /** standard deviations from «unrelated» */
  z: number
  /** corrected for the noise of small samples; may pass 1 */
  cosine: number
}

export interface LinkBounds {
  z_min: number
  cosine_min: number
  /** up to this many accounts every pair is compared, beyond only those that share a cell */
  exact_accounts_max: number
  /** cells an account stands in */
  cells_per_account: number
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
  bounds: LinkBounds,
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

interface AlikePair {
  source: number
  target: number
  dot: number
}

/** The pairs past the bounds that need no spread along a direction. */
function alikePairs(
  space: ContentSpace,
  compared: number[],
  trace2: number,
  bounds: LinkBounds,
  createKernel: typeof createDotKernel,
): AlikePair[] {
  const { dimensions, centred, length2, texts } = space
  const rows: BoundedRows = {
    dimensions,
    values: centred,
    cosine: length2.map((l) => Math.sqrt(Math.max(0, bounds.cosine_min * l))),
    noise: texts.map((n) => Math.sqrt((Math.max(0, bounds.z_min) * Math.sqrt(trace2)) / n)),
  }
  const pairs: AlikePair[] = []
  const consider = (i: number, j: number): void => {
    const dot = dotRows(centred, dimensions, i, j)
    if (dot <= 0 || dot * dot < bounds.cosine_min ** 2 * length2[i]! * length2[j]!) return
    if (dot * dot < bounds.z_min ** 2 * (trace2 / (texts[i]! * texts[j]!))) return
    pairs.push({ source: j, target: i, dot })
  }
  const cells =
    compared.length <= bounds.exact_accounts_max
      ? undefined
      : cellRows(centred, dimensions, compared, bounds.cells_per_account, createKernel)
  const kernel = createKernel(cells?.largest ?? compared.length, dimensions)
  for (const [cell, members] of (cells?.members ?? [compared]).entries()) {
    nearestPairs(kernel, rows, members, (a, b) => {
      const i = members[a]!
      const j = members[b]!
      if (!cells || cells.firstShared(i, j) === cell) consider(i, j)
    })
  }
  return pairs
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
