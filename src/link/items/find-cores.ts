import { findCommunities } from './communities.js'
import { type ExclusiveCore, keepExclusive } from './exclusive-items.js'
import { type Holdings, itemsByAccount } from './holdings.js'

/**
 * Groups of accounts each of which holds exclusive items in two channels: what one channel glues to them (a VPN that a
 * customer uses too) falls off, and what it glued together falls apart. Beside them, what one channel alone holds.
 */
export function findCores(holdings: Holdings): { cores: ExclusiveCore[]; single: ExclusiveCore[] } {
  const held = itemsByAccount(holdings)
  const communities = findCommunities(holdings)
  const cores = communities.flatMap((community) => {
    const { accounts } = keepExclusive(holdings, community, held, 2)
    return accounts.length === 0
      ? []
      : findCommunities(holdings, accounts).map((part) => keepExclusive(holdings, part, held, 2))
  })
  const taken = new Set(cores.flatMap(({ accounts }) => accounts))
  const single = communities.map((community) =>
    keepExclusive(
      holdings,
      community.filter((i) => !taken.has(i)),
      held,
      1,
    ),
  )
  return { cores: bySize(cores), single: bySize(single) }
}

const bySize = (cores: readonly ExclusiveCore[]): ExclusiveCore[] =>
  cores
    .filter(({ accounts }) => accounts.length > 0)
    .sort((a, b) => b.accounts.length - a.accounts.length || a.accounts[0]! - b.accounts[0]!)
