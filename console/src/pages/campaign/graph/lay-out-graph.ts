import { buildNeighbours, degreeOf, type Neighbours } from './build-neighbours'
import { chooseHomes } from './choose-homes'
import { chooseHubs } from './choose-hubs'
import { placeDiscs } from './place-discs'
import { placeMembers, SPACING } from './place-members'
import { placeAlone, placeBetween, placeOnRim } from './place-rest'
import { type Tie, tieItems } from './tie-items'

export interface GraphLayout {
  /** of accounts, then items */
  x: Float32Array
  y: Float32Array
  /** item, item, accounts that hold both; the most first */
  ties: Int32Array
  /** 1 for items that accounts gather at */
  hubs: Uint8Array
}

export interface LayoutInput {
  accounts: number
  items: number
  /** pairs [account, item] */
  edges: Int32Array
  /** of each item, how little chance explains it */
  weights: Float32Array
  /** of each item, the number of its channel */
  channels: Uint8Array
}

const TIES_KEPT_MAX = 20_000
const PULLS_PER_ITEM = 6

/**
 * A place for every account and item: hubs as discs that lie near those they share accounts with, accounts in the disc of
 * their rarest hub, other items between who holds them. The same answer gives the same picture. 25,000 accounts take under a second, off the main thread.
 */
export function layOutGraph({ accounts, items, edges, weights, channels }: LayoutInput): GraphLayout {
  const neighbours = buildNeighbours(accounts, items, edges)
  const ties = tieItems(accounts, neighbours)
  const hubs = chooseHubs(accounts, weights, channels)
  const rank = new Map(hubs.map((item, place) => [accounts + item, place]))
  const homes = chooseHomes(accounts, neighbours, (node) => rank.has(node))
  const members = gatherMembers(homes, accounts, items)
  const x = new Float32Array(accounts + items)
  const y = new Float32Array(accounts + items)
  const radiusOf = (item: number): number => SPACING * (Math.sqrt(members[item]!.length + 1) + 1)
  const discs = placeDiscs(hubs.map(radiusOf), pullsOf(ties, rank, neighbours))
  const outer = members.flatMap(({ length }, item) => (length > 0 && !rank.has(accounts + item) ? [item] : []))
  const rim = placeOnRim(discs, outer.map(radiusOf))
  for (const [place, item] of [...hubs, ...outer].entries()) {
    const disc = discs[place] ?? rim[place - discs.length]!
    x[accounts + item] = disc.x
    y[accounts + item] = disc.y
  }
  for (let item = 0; item < items; item++) placeMembers(members[item]!, accounts + item, neighbours, x, y)
  const placed = new Set([...hubs, ...outer])
  for (let item = 0; item < items; item++) if (!placed.has(item)) placeBetween(accounts + item, item, neighbours, x, y)
  placeAlone(homes, x, y)
  return {
    x,
    y,
    ties: Int32Array.from(ties.slice(0, TIES_KEPT_MAX).flatMap(flat)),
    hubs: Uint8Array.from({ length: items }, (_, item) => Number(rank.has(accounts + item))),
  }
}

const flat = ({ one, other, shared }: Tie): number[] => [one, other, shared]

function gatherMembers(homes: Int32Array, accounts: number, items: number): number[][] {
  const members: number[][] = Array.from({ length: items }, () => [])
  for (const [account, home] of homes.entries()) if (home >= 0) members[home - accounts]!.push(account)
  return members
}

/** What draws two items together: the accounts that hold both, of those that hold the smaller. A few for each item do. */
function pullsOf(ties: readonly Tie[], rank: ReadonlyMap<number, number>, neighbours: Neighbours) {
  const taken = new Map<number, number>()
  return ties.flatMap(({ one, other, shared }) => {
    const a = rank.get(one)
    const b = rank.get(other)
    if (a === undefined || b === undefined) return []
    const [of_one, of_other] = [taken.get(one) ?? 0, taken.get(other) ?? 0]
    if (of_one >= PULLS_PER_ITEM && of_other >= PULLS_PER_ITEM) return []
    taken.set(one, of_one + 1).set(other, of_other + 1)
    const smaller = Math.min(degreeOf(neighbours, one), degreeOf(neighbours, other))
    return [{ one: a, other: b, weight: shared / smaller }]
  })
}
