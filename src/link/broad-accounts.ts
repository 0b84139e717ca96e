import type { ContentSpace } from './content-space.js'

/**
 * Accounts nearer to the population's mean than people are: a broad deck has no topic of its own, so its accounts are
 * linked only weakly to each other, but each is broader than a person. Gives the nested shares of accounts with the
 * least corrected length, as starting points for growing a group; innocents among them fall away there.
 */
export function broadAccounts(
  space: ContentSpace,
  { texts_min, shares }: { texts_min: number; shares: readonly number[] },
): number[][] {
  const ranked = [...Array(space.count).keys()]
    .filter((i) => space.texts[i]! >= texts_min)
    .sort((a, b) => space.length2[a]! - space.length2[b]! || a - b)
  return shares.map((share) => ranked.slice(0, Math.floor(share * ranked.length)).sort((a, b) => a - b))
}
