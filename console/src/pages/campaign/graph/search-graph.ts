import { type CampaignGraph, nameOfNode } from './campaign-graph'
import { labelOfItem } from './channels'

export interface Found {
  node: number
  name: string
  label: string
}

/** Items and accounts whose name holds what was typed, items first, at most `most`. */
export function searchGraph(graph: CampaignGraph, typed: string, most = 12): Found[] {
  const words = typed.trim().toLowerCase()
  if (words === '') return []
  const found: Found[] = []
  const take = (node: number, label: string): void => {
    if (found.length < most && label.toLowerCase().includes(words))
      found.push({ node, name: nameOfNode(graph, node), label })
  }
  for (const [place, item] of graph.items.entries()) take(graph.accounts.length + place, labelOfItem(item))
  for (const [place, { id }] of graph.accounts.entries()) take(place, id)
  return found
}
