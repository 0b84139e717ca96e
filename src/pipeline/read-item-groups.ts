import { type ItemSigns, readItemSigns } from '#campaign/item-signs.js'
import { innocentItemReading } from '#campaign/judge-item-group.js'
import type { ItemGroup } from '#contract/item-group.js'
import type { Profiles } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import type { Start } from '#contract/start.js'
import type { Known } from '#contract/told.js'
import { findItemGroups, sizesByChance } from '#link/items/find-item-groups.js'
import type { Holdings } from '#link/items/holdings.js'
import { readHoldings } from '#link/items/read-holdings.js'
import type { Engine } from '#store/engine.js'
import { knownAccounts } from './known-accounts.js'

/** A group whose accounts wrote nothing that the log holds. */
export interface SilentGroup {
  /** indices of accounts, increasing */
  members: number[]
  signs: ItemSigns
  items: ItemGroup
}

export interface ItemReading {
  /** keys of the accounts: those with a profile, then those of silent groups */
  accounts: string[]
  /** groups of which content may say more */
  starts: Start[]
  silent: SilentGroup[]
  holdings: Holdings
}

/** From this share of accounts with texts on a group is content's matter. */
const TEXTS_SHARE = 0.2

/** Finds what accounts hold together: where they write, a start for content; where they do not, a group by itself. */
export async function readItemGroups(
  engine: Engine,
  profiles: Profiles,
  settings: Settings,
  told: readonly Known[],
): Promise<ItemReading> {
  const holdings = await readHoldings(engine, settings.items)
  const { groups, single } = findItemGroups(holdings)
  const index = new Map(profiles.accounts.map((account, i) => [account, i]))
  const writes = ({ accounts }: ItemGroup) =>
    accounts.filter((account) => index.has(account)).length >= TEXTS_SHARE * accounts.length
  // Of one channel there are many: every VPN and office. Only those are told of that are large enough for a campaign.
  const mute = [
    ...groups.filter((group) => group.accounts.length >= settings.group.accounts_min),
    ...single.filter((group) => group.accounts.length >= settings.verdict.accounts_min),
  ].filter((group) => !writes(group))
  const accounts = [...profiles.accounts]
  for (const account of mute.flatMap((group) => group.accounts)) {
    if (index.has(account)) continue
    index.set(account, accounts.length)
    accounts.push(account)
  }
  const innocents = await knownAccounts(engine, accounts, told)
  const starts = groups.filter(writes).filter((group) => !innocentItemReading(signsOf(group), settings))
  return {
    accounts,
    starts: starts.map((group) => ({
      accounts: group.accounts.flatMap((account) => index.get(account) ?? []).sort((a, b) => a - b),
      from: 'items',
    })),
    silent: mute.map((group) => silentGroup(group, index, innocents)),
    holdings,
  }
}

const signsOf = (group: ItemGroup): ItemSigns => readItemSigns(group, [...group.accounts.keys()], 0)

function silentGroup(
  items: ItemGroup,
  index: ReadonlyMap<string, number>,
  innocents: ReadonlySet<number>,
): SilentGroup {
  const places = [...items.accounts.keys()].filter((place) => !innocents.has(index.get(items.accounts[place]!)!))
  return {
    members: places.map((place) => index.get(items.accounts[place]!)!).sort((a, b) => a - b),
    signs: readItemSigns(items, places, items.accounts.length - places.length),
    items,
  }
}

/** Sizes that chance gives the largest group of two channels; none where nothing has to be judged by them. */
export const chanceOf = (
  { holdings }: ItemReading,
  tested: number,
  { replicates }: Pick<Settings['items'], 'replicates'>,
): Float64Array => (tested === 0 ? new Float64Array() : sizesByChance(holdings, replicates))
