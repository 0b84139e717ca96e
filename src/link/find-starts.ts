import type { Profiles, Spread } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import type { Start } from '#contract/start.js'
import { broadAccounts } from './broad-accounts.js'
import { type ContentLink, linkContent } from './content-links.js'
import { type ContentSpace, centreProfiles } from './content-space.js'
import { denseCores } from './dense-cores.js'
import { leaningAccounts } from './leaning-accounts.js'

/** Sets of accounts from which groups are grown, the surest first, and the links that made them. */
export interface Starts {
  starts: Start[]
  links: ContentLink[]
  space: ContentSpace
}

/** Links accounts by what they write: strict cores, and the accounts that are broader than people. */
export function findStarts(profiles: Profiles, spread: Spread, settings: Settings['link']): Starts {
  const space = centreProfiles(profiles)
  const links = linkContent(space, spread, able(space.texts, settings), settings)
  const cores = splitCores(profiles.count, links, settings.neighbours_min, Math.max(COMPONENT_MIN, profiles.count / 20))
  const broad = broadAccounts(space, { texts_min: settings.broad_texts_min, shares: settings.broad_shares })
  const leaning = leaningAccounts(profiles, space, spread, settings)
  return {
    starts: [
      ...cores.map((accounts): Start => ({ accounts, from: 'core' })),
      ...leaning.map((accounts): Start => ({ accounts, from: 'direction' })),
      ...broad.map((accounts): Start => ({ accounts, from: 'broad' })),
    ],
    links,
    space,
  }
}

/** Components up to this many accounts are not split. */
const COMPONENT_MIN = 100
/** Each turn of splitting wants this much more of a link. */
const STRICTER = 1.5
const TURNS_MAX = 4
/** A component of more than this share of all accounts is no campaign but links that ran together: its parts come first. */
const PERCOLATED = 0.25

/**
 * Cores, and the cores within cores: in large populations even strict links run together, so a component of more than
 * `large` accounts is taken apart again with stricter links, and its parts are starting sets too.
 */
function splitCores(count: number, links: readonly ContentLink[], k: number, large: number): number[][] {
  const split = (among: readonly ContentLink[], z_min: number, turn: number): number[][] =>
    denseCores(count, among, k).flatMap((core) => {
      if (core.length <= large || turn === TURNS_MAX) return [core]
      const inside = new Set(core)
      const stricter = among.filter(
        (link) => link.z >= z_min * STRICTER && inside.has(link.source) && inside.has(link.target),
      )
      const parts = split(stricter, z_min * STRICTER, turn + 1)
      return core.length > PERCOLATED * count ? [...parts, core] : [core, ...parts]
    })
  return split(
    links,
    links.reduce((least, { z }) => Math.min(least, z), Number.POSITIVE_INFINITY),
    0,
  )
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
