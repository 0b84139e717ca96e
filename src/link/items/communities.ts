import { FORMING, type Holdings, type Item } from './holdings.js'

/**
 * Groups accounts that share more than chance gives. The surprise of a pair is the weight of what it shares less what a
 * degree-corrected Poisson null expects, dᵢdⱼ Σ w k(k−1)/M² by channel; the sum of the surprises within groups is driven
 * up by moving accounts, then groups (Blondel et al., J. Stat. Mech. 2008). Items keep their holders by group, so no pair
 * is ever listed.
 * @returns groups of two accounts or more, each sorted, the largest first
 */
export function findCommunities(
  { accounts, items, degrees, links }: Holdings,
  among = accounts.map((_, i) => i),
): number[][] {
  const forming = items.filter(({ channel }) => channel < FORMING)
  const rates = expectations(forming, links)
  const shared = among.length === accounts.length ? forming : itemsOf(forming, among)
  let nodes = nodesOf(shared, among, degrees)
  for (let level = 0; level < LEVELS_MAX; level++) {
    const merged = mergeNodes(nodes, moveNodes(nodes, shared, rates))
    if (merged.length === nodes.length) break
    nodes = merged
  }
  return nodes
    .map((node) => node.accounts.sort((a, b) => a - b))
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}

const LEVELS_MAX = 20
/** Moves settle in a handful of turns; the bound is for the rest. */
const TURNS_MAX = 20

/** The items that at least two of the accounts hold, with only these as holders. */
function itemsOf(items: readonly Item[], accounts: readonly number[]): Item[] {
  const inside = new Set(accounts)
  return items
    .map((item) => ({ ...item, holders: item.holders.filter((i) => inside.has(i)) }))
    .filter(({ holders }) => holders.length > 1)
}

/** An account, or accounts that move as one. */
interface Node {
  accounts: number[]
  /** item → how many of the accounts hold it */
  holds: Map<number, number>
  degrees: number[]
}

function nodesOf(items: readonly Item[], accounts: readonly number[], degrees: readonly Float64Array[]): Node[] {
  const nodes = new Map(
    accounts.map((i): [number, Node] => [
      i,
      { accounts: [i], holds: new Map(), degrees: degrees.map((channel) => channel[i]!) },
    ]),
  )
  items.forEach(({ holders }, item) => {
    for (const i of holders) nodes.get(i)!.holds.set(item, 1)
  })
  return [...nodes.values()]
}

/** By channel: what a pair of accounts with one item each shares by chance, in nats. */
function expectations(items: readonly Item[], links: readonly number[]): number[] {
  const sums = links.map(() => 0)
  for (const { channel, holders, weight } of items) sums[channel]! += weight * holders.length * (holders.length - 1)
  return sums.map((sum, channel) => sum / Math.max(1, links[channel]!) ** 2)
}

function moveNodes(nodes: readonly Node[], items: readonly Item[], rates: readonly number[]): number[] {
  const homes = nodes.map((_, n) => n)
  const degrees = nodes.map((node) => [...node.degrees])
  const inside = items.map(() => new Map<number, number>())
  const shift = (node: Node, home: number, sign: number): void => {
    for (const [item, count] of node.holds) {
      const left = (inside[item]!.get(home) ?? 0) + sign * count
      if (left > 0) inside[item]!.set(home, left)
      else inside[item]!.delete(home)
    }
    node.degrees.forEach((degree, channel) => {
      degrees[home]![channel]! += sign * degree
    })
  }
  nodes.forEach((node, n) => {
    for (const [item, count] of node.holds) inside[item]!.set(n, count)
  })
  const bestHome = (node: Node, from: number): number => {
    const shared = new Map<number, number>([[from, 0]])
    for (const [item, count] of node.holds) {
      for (const [home, there] of inside[item]!) {
        shared.set(home, (shared.get(home) ?? 0) + count * there * items[item]!.weight)
      }
    }
    let best = from
    let most = Number.NEGATIVE_INFINITY
    for (const [home, weight] of shared) {
      const chance = node.degrees.reduce((sum, d, channel) => sum + d * degrees[home]![channel]! * rates[channel]!, 0)
      if (weight - chance <= most + ROUNDING) continue
      most = weight - chance
      best = home
    }
    return best
  }
  for (let turn = 0, moved = true; moved && turn < TURNS_MAX; turn++) {
    moved = false
    nodes.forEach((node, n) => {
      shift(node, homes[n]!, -1)
      const best = bestHome(node, homes[n]!)
      shift(node, best, 1)
      moved ||= best !== homes[n]
      homes[n] = best
    })
  }
  return homes
}

/** Gains closer than this are one: sums of floats in another order differ by less. */
const ROUNDING = 1e-9

function mergeNodes(nodes: readonly Node[], homes: readonly number[]): Node[] {
  const merged = new Map<number, Node>()
  nodes.forEach((node, n) => {
    const into = merged.get(homes[n]!)
    if (!into) {
      merged.set(homes[n]!, { accounts: [...node.accounts], holds: new Map(node.holds), degrees: [...node.degrees] })
      return
    }
    into.accounts.push(...node.accounts)
    for (const [item, count] of node.holds) into.holds.set(item, (into.holds.get(item) ?? 0) + count)
    into.degrees = into.degrees.map((degree, channel) => degree + node.degrees[channel]!)
  })
  return [...merged.values()]
}
