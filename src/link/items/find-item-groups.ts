import { CHANNELS, type ItemGroup, type ItemGroups } from '#contract/item-group.js'
import { Random } from '#lib/random.js'
import { dealAnew } from './deal-anew.js'
import type { ExclusiveCore } from './exclusive-items.js'
import { findCores } from './find-cores.js'
import type { Holdings } from './holdings.js'

/** Finds accounts that hold items together and hardly anybody else does. */
export function findItemGroups(holdings: Holdings): ItemGroups {
  const { cores, single } = findCores(holdings)
  return {
    groups: cores.map((core) => describe(holdings, core)),
    single: single.map((core) => describe(holdings, core)),
  }
}

/** Holdings looked at in all replicates; larger logs get fewer of them. 10,000 accounts of 12 items take 12 s. */
const ROWS_MAX = 5_000_000
/** Fewer say nothing below one in twenty. */
const REPLICATES_MIN = 19

/** Sizes of the largest group of two channels where each channel is dealt anew: what chance makes of the same items. */
export function sizesByChance(holdings: Holdings, replicates: number): Float64Array {
  const rows = holdings.items.reduce((sum, { holders }) => sum + holders.length, 1)
  const rounds = Math.max(REPLICATES_MIN, Math.min(replicates, Math.floor(ROWS_MAX / rows)))
  const random = new Random(0x17e5)
  return Float64Array.from({ length: rounds }, () => largest(findCores(dealAnew(holdings, random)).cores))
}

const largest = (cores: readonly ExclusiveCore[]): number => cores[0]?.accounts.length ?? 0

function describe({ accounts, items }: Holdings, core: ExclusiveCore): ItemGroup {
  const place = new Map(core.accounts.map((i, p) => [i, p]))
  return {
    accounts: core.accounts.map((i) => accounts[i]!),
    items: core.items.map(({ item, members }) => ({
      channel: CHANNELS[items[item]!.channel]!,
      members: members.map((i) => place.get(i)!),
      holders: items[item]!.holders.length,
      weight: items[item]!.weight,
    })),
  }
}
