import type { Profiles, Spread } from '#contract/profiles.js'
import { type CommonDirection, commonDirections, type DirectionBounds } from './common-directions.js'
import type { ContentSpace } from './content-space.js'

export interface LeaningBounds extends DirectionBounds {
  /** texts of an account that can lean */
  leaning_texts_min: number
  /** most accounts of one set, of all that are looked at */
  leaning_share: number
  /** variance of a direction that stands out, in units of the median direction's */
  direction_excess: number
}

/** Standard deviations of an account's own noise that it must lean. */
const LEANING_Z = 2

/**
 * The accounts that lean most along each direction that stands out, a set for each end of it: where to start while every
 * account has sent only a few texts, for what no pair shows the whole population does.
 */
export function leaningAccounts(
  profiles: Profiles,
  space: ContentSpace,
  spread: Spread,
  bounds: LeaningBounds,
): number[][] {
  const directions = commonDirections(profiles, bounds)
  // Noise makes directions of either sign; those at the median are mostly that.
  const sizes = directions.map(({ variance }) => Math.abs(variance)).sort((a, b) => b - a)
  const usual = sizes[sizes.length >> 1] ?? 0
  const able = [...Array(space.count).keys()].filter((i) => space.texts[i]! >= bounds.leaning_texts_min)
  const most = Math.floor(bounds.leaning_share * able.length)
  return directions
    .filter(({ variance }) => variance > bounds.direction_excess * usual)
    .flatMap((direction) => {
      const leaning = leaningsOf(space, able, direction, Math.sqrt(spreadAlong(spread, direction)))
      return [1, -1].map((end) =>
        leaning
          .filter(({ z }) => end * z > LEANING_Z)
          .sort((a, b) => end * (b.z - a.z) || a.account - b.account)
          .slice(0, most)
          .map(({ account }) => account)
          .sort((a, b) => a - b),
      )
    })
}

function leaningsOf(
  { centred, dimensions, texts }: ContentSpace,
  accounts: readonly number[],
  { vector }: CommonDirection,
  deviation: number,
): { account: number; z: number }[] {
  return accounts.map((account) => {
    let along = 0
    for (let d = 0; d < dimensions; d++) along += centred[account * dimensions + d]! * vector[d]!
    return { account, z: (along * Math.sqrt(texts[account]!)) / Math.max(1e-9, deviation) }
  })
}

/** vᵀ S v, from the draws. */
function spreadAlong({ dimensions, values }: Spread, { vector }: CommonDirection): number {
  let sum = 0
  values.forEach((draw, p) => {
    let along = 0
    for (let k = 0; k < draw.length; k++) along += draw[k]! * vector[dimensions[p]![k]!]!
    sum += along ** 2
  })
  return sum / Math.max(1, values.length)
}
