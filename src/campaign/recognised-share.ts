import type { TextSample } from '#contract/profiles.js'
import { flagsOf, type GrownGroup } from './grow-group.js'

/** Below so large a part a group would hardly have been found: then the reading is wrong, not the group. */
const SHARE_MIN = 0.6

/**
 * The share of harvested texts that pass for the group's, so that those which do not can be counted too. It is 1 at
 * most. At least it is what follows if cover scores as strangers' texts do: texts of a deck hardly ever score below what
 * half of those reach, so members' texts that do are cover, and as many lie above. But people who are alike in how they
 * ask score higher than strangers at large, so that this takes cover for harvest: the middle of both is given. (Estimate
 * over truth on seven logs: 0.81 to 1.03 by the first, 1.00 to 1.18 by the second.)
 */
export function recognisedShare(
  sample: TextSample,
  { members, scored }: Pick<GrownGroup, 'members' | 'scored'>,
  false_share: number,
): number {
  const inside = flagsOf(sample, members)
  let texts = 0
  let below = 0
  let above = 0
  for (let t = 0; t < scored.score.length; t++) {
    if (inside[sample.account[t]!] !== 1) continue
    texts++
    if (scored.score[t]! < scored.middle) below++
    if (scored.score[t]! > scored.threshold) above++
  }
  const cover = Math.min(1, (2 * below) / Math.max(1, texts))
  const harvested = 1 - cover
  if (harvested <= 0) return 1
  const recognised = (above / Math.max(1, texts) - false_share * cover) / harvested
  return (1 + Math.max(SHARE_MIN, Math.min(1, recognised))) / 2
}
