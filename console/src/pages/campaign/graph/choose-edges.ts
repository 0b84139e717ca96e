import { type Neighbours, neighboursOf } from './build-neighbours'
import type { GraphLayout } from './lay-out-graph'

export interface Sight {
  x_min: number
  x_max: number
  y_min: number
  y_max: number
}

export interface DrawnEdge {
  from: number
  to: number
  /** 0 to 1 */
  weight: number
}

export interface EdgeChoice {
  /** ties: items with the accounts they share, seen from afar; near: accounts in sight with their items; one: those of a node */
  level: 'ties' | 'near' | 'one'
  edges: DrawnEdge[]
}

/** More lines than these are a grey sheet, and cost the more the less they tell. */
const NEAR_MAX = 2500
const TIES_MAX = 350
const ONE_MAX = 6000

interface Wanted {
  accounts: number
  layout: GraphLayout
  neighbours: Neighbours
  sight: Sight
  /** whether an item is shown; of nodes */
  isShown: (item: number) => boolean
  selected: number | undefined
}

/** Which lines to draw: never all. */
export function chooseEdges(wanted: Wanted): EdgeChoice {
  if (wanted.selected !== undefined) return { level: 'one', edges: edgesOf(wanted, wanted.selected) }
  return edgesNear(wanted) ?? { level: 'ties', edges: strongestTies(wanted) }
}

function edgesOf({ accounts, neighbours, isShown }: Wanted, node: number): DrawnEdge[] {
  const drawn: DrawnEdge[] = []
  for (const other of neighboursOf(neighbours, node)) {
    if (drawn.length >= ONE_MAX) break
    if (isShown(node < accounts ? other : node)) drawn.push({ from: node, to: other, weight: 0 })
  }
  return drawn
}

/** The lines of all accounts in sight; undefined where they are too many. */
function edgesNear({ accounts, neighbours, layout, sight, isShown }: Wanted): EdgeChoice | undefined {
  const edges: DrawnEdge[] = []
  for (let account = 0; account < accounts; account++) {
    if (!isInSight(layout, account, sight)) continue
    for (const item of neighboursOf(neighbours, account))
      if (isShown(item)) edges.push({ from: account, to: item, weight: 0 })
    if (edges.length > NEAR_MAX) return undefined
  }
  return { level: 'near', edges }
}

const isInSight = ({ x, y }: GraphLayout, node: number, sight: Sight): boolean =>
  x[node]! >= sight.x_min && x[node]! <= sight.x_max && y[node]! >= sight.y_min && y[node]! <= sight.y_max

function strongestTies({ layout: { ties }, isShown }: Wanted): DrawnEdge[] {
  const drawn: DrawnEdge[] = []
  const most = ties[2] ?? 1
  for (let at = 0; at < ties.length && drawn.length < TIES_MAX; at += 3) {
    const [from, to, shared] = [ties[at]!, ties[at + 1]!, ties[at + 2]!]
    if (isShown(from) && isShown(to)) drawn.push({ from, to, weight: shared / most })
  }
  return drawn
}
