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

/** Until the settings have them; they override, and then the compiler asks to take these lines away. */
const BOUNDS = { exact_accounts_max: 20_000, cells_per_account: 3, links_per_account_max: 64 }

/** Links accounts by what they write: strict cores, and the accounts that are broader than people. */
export function findStarts(profiles: Profiles, spread: Spread, settings: Settings['link']): Starts {
  const space = centreProfiles(profiles)
  const links = linkContent(space, spread, able(space.texts, settings), { ...BOUNDS, ...settings })
  const cores = denseCores(profiles.count, links, settings.neighbours_min)
  const broad = broadAccounts(space, { texts_min: settings.broad_texts_min, shares: settings.broad_shares })
  return { starts: [...cores, ...broad], links, space }
}

/** The accounts that are compared: those with enough texts, and where they are too many the ones with the most. */
function able(texts: Float64Array, { texts_min, accounts_max }: Settings['link']): number[] {
  const accounts = [...texts.keys()].filter((i) => texts[i]! >= texts_min)
  if (accounts.length <= accounts_max) return accounts
  return accounts
    .sort((a, b) => texts[b]! - texts[a]! || a - b)
    .slice(0, accounts_max)
    .sort((a, b) => a - b)
}
