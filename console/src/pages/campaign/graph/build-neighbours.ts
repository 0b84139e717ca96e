/** Who is tied to whom: the neighbours of node `n` are `targets[starts[n]]` up to `targets[starts[n + 1]]`. */
export interface Neighbours {
  starts: Int32Array
  targets: Int32Array
}

/**
 * Neighbours of all nodes in two flat arrays: 100,000 edges as lists of lists are slow to build and cannot be handed
 * from a worker without a copy. `edges` are pairs [account, item]; nodes are accounts, then items.
 */
export function buildNeighbours(accounts: number, items: number, edges: Int32Array): Neighbours {
  const starts = new Int32Array(accounts + items + 1)
  for (let at = 0; at < edges.length; at += 2) {
    starts[edges[at]! + 1]!++
    starts[accounts + edges[at + 1]! + 1]!++
  }
  for (let node = 1; node < starts.length; node++) starts[node]! += starts[node - 1]!
  const free = starts.slice()
  const targets = new Int32Array(edges.length)
  for (let at = 0; at < edges.length; at += 2) {
    const account = edges[at]!
    const item = accounts + edges[at + 1]!
    targets[free[account]!++] = item
    targets[free[item]!++] = account
  }
  return { starts, targets }
}

export const degreeOf = ({ starts }: Neighbours, node: number): number => starts[node + 1]! - starts[node]!

export const neighboursOf = ({ starts, targets }: Neighbours, node: number): Int32Array =>
  targets.subarray(starts[node]!, starts[node + 1]!)
