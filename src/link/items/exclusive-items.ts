import { FORMING, type Holdings } from './holdings.js'

/** Two that hold an item are a household; three with half of its holders are somebody's pool. */
const MEMBERS_MIN = 3

export interface Exclusive {
  /** index of the item */
  item: number
  /** those of the accounts that hold it, increasing */
  members: number[]
}

export interface ExclusiveCore {
  /** sorted; empty where nothing is exclusive */
  accounts: number[]
  items: Exclusive[]
}

/**
 * What is left of accounts once those are taken out, again and again, that hold no item exclusive to those left in as
 * many channels that form groups. An item is exclusive where three of them or more hold it, and half of its holders.
 */
export function keepExclusive(
  holdings: Holdings,
  accounts: readonly number[],
  held: readonly number[][],
  channels_min: number,
): ExclusiveCore {
  let members = new Set(accounts)
  for (;;) {
    const items = exclusiveTo(holdings, members, held)
    const channels = new Map<number, Set<number>>([...members].map((i) => [i, new Set()]))
    for (const { item, members: inside } of items) {
      const { channel } = holdings.items[item]!
      if (channel < FORMING) for (const i of inside) channels.get(i)!.add(channel)
    }
    const left = new Set([...members].filter((i) => channels.get(i)!.size >= channels_min))
    if (left.size === members.size) return { accounts: [...left].sort((a, b) => a - b), items }
    members = left
  }
}

function exclusiveTo({ items }: Holdings, members: ReadonlySet<number>, held: readonly number[][]): Exclusive[] {
  const candidates = new Set([...members].flatMap((i) => held[i]!))
  return [...candidates]
    .sort((a, b) => a - b)
    .map((item) => ({ item, members: items[item]!.holders.filter((i) => members.has(i)) }))
    .filter(
      ({ item, members: inside }) => inside.length >= MEMBERS_MIN && 2 * inside.length >= items[item]!.holders.length,
    )
}
