/** The accounts of a group, under an id. */
export interface AccountSet {
  id: string
  accounts: readonly string[]
  /** of a kept campaign: people are done with it */
  settled?: boolean
}

/** What became of the kept campaigns and where the found ones come from. */
export interface Matching {
  /** found id → the kept campaign that it is; absent: new */
  kept_of: Map<string, string>
  /** new found id → the kept campaign, continued by another, of which it holds a part */
  split_of: Map<string, string>
  /** kept id → the kept campaign whose newest accounts hold most of its own */
  merged_into: Map<string, string>
}

/**
 * Finds which campaigns of one run are those of the run before: the pairs with the largest number of accounts in common
 * first, one to one. The overlap is measured against the smaller set, so that a campaign that grows stays itself. Pairs of
 * equal size are taken in the order of ids, so that the outcome does not depend on the order of the lists.
 */
export function matchCampaigns(
  found: readonly AccountSet[],
  kept: readonly AccountSet[],
  overlap_min: number,
): Matching {
  const pairs = overlaps(found, kept).filter(
    ({ found: f, kept: k, common }) => common >= overlap_min * comparedTo(f, k),
  )
  const kept_of = new Map<string, string>()
  const taken = new Map<string, string>()
  for (const { found: f, kept: k } of pairs) {
    if (kept_of.has(f.id) || taken.has(k.id)) continue
    kept_of.set(f.id, k.id)
    taken.set(k.id, f.id)
  }
  const split_of = new Map<string, string>()
  const merged_into = new Map<string, string>()
  for (const { found: f, kept: k } of pairs) {
    if (!kept_of.has(f.id) && !split_of.has(f.id)) split_of.set(f.id, k.id)
    if (!taken.has(k.id) && !merged_into.has(k.id)) {
      const heir = kept_of.get(f.id)
      if (heir !== undefined) merged_into.set(k.id, heir)
    }
  }
  return { kept_of, split_of, merged_into }
}

/**
 * What is in common is measured against the smaller set, so that a campaign that grows stays itself. One that people have
 * dismissed or closed must make out as much of the larger: a few of its accounts in a new group do not settle that group.
 */
const comparedTo = (found: AccountSet, kept: AccountSet): number =>
  (kept.settled === true ? Math.max : Math.min)(found.accounts.length, kept.accounts.length)

interface Pair {
  found: AccountSet
  kept: AccountSet
  common: number
}

/** Pairs with accounts in common, most first. */
function overlaps(found: readonly AccountSet[], kept: readonly AccountSet[]): Pair[] {
  const holders = new Map<string, AccountSet[]>()
  for (const set of kept) {
    for (const account of new Set(set.accounts)) holders.set(account, [...(holders.get(account) ?? []), set])
  }
  const pairs = found.flatMap((set) => {
    const common = new Map<AccountSet, number>()
    for (const account of new Set(set.accounts)) {
      for (const holder of holders.get(account) ?? []) common.set(holder, (common.get(holder) ?? 0) + 1)
    }
    return [...common].map(([holder, count]) => ({ found: set, kept: holder, common: count }))
  })
  return pairs.sort((a, b) => b.common - a.common || order(a.kept.id, b.kept.id) || order(a.found.id, b.found.id))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
