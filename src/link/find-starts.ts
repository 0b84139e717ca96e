import type { Profiles, Spread } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import { broadAccounts } from './broad-accounts.js'
import { type ContentLink, linkContent } from './content-links.js'
import { type ContentSpace, centreProfiles } from './content-space.js'
import { denseCores } from './dense-cores.js'

/** Sets of accounts from which groups are grown, the surest first, and the links that made them. */
export interface Starts {
  starts: number[][]
  links: ContentLink[]
  space: ContentSpace
}

/** Links accounts by what they write: strict cores, and the accounts that are broader than people. */
export function findStarts(profiles: Profiles, spread: Spread, settings: Settings['link']): Starts {
  const { count, dimensions } = profiles
  const texts = profiles.texts[0].map((n, i) => n + profiles.texts[1][i]!)
  const squares = profiles.squares[0].map((s, i) => s + profiles.squares[1][i]!)
  const sums = profiles.sums[0].map((s, i) => s + profiles.sums[1][i]!)
  const space = centreProfiles(sums, squares, texts, dimensions)
  const links = linkContent(space, spread, able(texts, settings), settings)
  const cores = denseCores(count, links, settings.neighbours_min)
  const broad = broadAccounts(space, { texts_min: settings.broad_texts_min, shares: settings.broad_shares })
  return { starts: [...cores, ...broad], links, space }
}

/** The accounts that are compared: those with enough texts, and where they are too many the ones with the most. */
function able(texts: Uint32Array, { texts_min, accounts_max }: Settings['link']): number[] {
  const accounts = [...texts.keys()].filter((i) => texts[i]! >= texts_min)
  if (accounts.length <= accounts_max) return accounts
  return accounts
    .sort((a, b) => texts[b]! - texts[a]! || a - b)
    .slice(0, accounts_max)
    .sort((a, b) => a - b)
}
