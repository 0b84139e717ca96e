import { degreeOf, type Neighbours, neighboursOf } from './build-neighbours'

/** Of an account that holds more items only the rarest count: a hundred would make 4,950 pairs. */
const ITEMS_PER_ACCOUNT_MAX = 12
const PAIRS_MAX = 400_000

/** Two items (nodes), and how many accounts hold both. */
export interface Tie {
  one: number
  other: number
  shared: number
}

/** Items that accounts hold together, the most shared first. */
export function tieItems(accounts: number, neighbours: Neighbours): Tie[] {
  const nodes = neighbours.starts.length - 1
  const shared = new Map<number, number>()
  for (let account = 0; account < accounts; account++) {
    const held = rarest(neighbours, account)
    for (let a = 0; a < held.length; a++)
      for (let b = a + 1; b < held.length; b++) {
        const pair = Math.min(held[a]!, held[b]!) * nodes + Math.max(held[a]!, held[b]!)
        const before = shared.get(pair)
        if (before !== undefined || shared.size < PAIRS_MAX) shared.set(pair, (before ?? 0) + 1)
      }
  }
  return [...shared]
    .map(([pair, count]) => ({ one: Math.floor(pair / nodes), other: pair % nodes, shared: count }))
    .sort((a, b) => b.shared - a.shared || a.one - b.one || a.other - b.other)
}

/** Items of an account, the rarest first. */
function rarest(neighbours: Neighbours, account: number): ArrayLike<number> {
  const held = neighboursOf(neighbours, account)
  if (held.length <= ITEMS_PER_ACCOUNT_MAX) return held
  return held
    .slice()
    .sort((a, b) => degreeOf(neighbours, a) - degreeOf(neighbours, b) || a - b)
    .subarray(0, ITEMS_PER_ACCOUNT_MAX)
}
