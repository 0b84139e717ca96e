import { degreeOf, type Neighbours, neighboursOf } from './build-neighbours'

/** Two accounts with the same item may be chance; an item is a place to gather from here. */
const GATHERING_MIN = 3

/**
 * The item that each account is drawn at, -1 for none: of the hubs the rarest that a few others hold too, so that a
 * program that half the campaign uses does not gather everybody in one heap; without a hub its most held item.
 */
export function chooseHomes(accounts: number, neighbours: Neighbours, isHub: (item: number) => boolean): Int32Array {
  const rank = (item: number): number => {
    const holders = degreeOf(neighbours, item)
    if (!isHub(item)) return holders
    return holders < GATHERING_MIN ? 1e7 + holders : 2e7 + 1e6 - holders
  }
  const homes = new Int32Array(accounts).fill(-1)
  for (let account = 0; account < accounts; account++) {
    let best = -1
    for (const item of neighboursOf(neighbours, account)) if (best < 0 || rank(item) > rank(best)) best = item
    homes[account] = best
  }
  return homes
}
