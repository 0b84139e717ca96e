import Graph from 'graphology'
import type { CampaignGraph, Channel } from './campaign-graph'
import { CHANNELS, type Kind, labelOfItem } from './channels'
import type { GraphLayout } from './lay-out-graph'

/** What is known of a node whatever is shown now. */
export interface NodeLook {
  x: number
  y: number
  size: number
  label: string
  type: 'account' | 'item'
  role?: 'core' | 'member'
  kind?: Kind
  channel?: Channel
}

/** Sizes at which points do not cover each other and can still be seen, in pixels. */
const ACCOUNT_PX = { min: 1.1, max: 4 } as const
const ITEM_PX = { min: 3, max: 15 } as const
/** Of the disc of an item's accounts, so that these are seen around it. */
const ITEM_PART = 0.35
/** Of an account */
const SMALL = 0.7

/** The nodes; lines come and go (see choose-edges.ts). `width_px` is what the picture is fitted into. */
export function buildPicture(graph: CampaignGraph, layout: GraphLayout, width_px: number): Graph<NodeLook> {
  const picture = new Graph<NodeLook>({ type: 'undirected', multi: false, allowSelfLoops: false })
  const unit_px = width_px / extentOf(layout)
  const account_px = held(unit_px * 0.45, ACCOUNT_PX)
  for (const [node, { id, role }] of graph.accounts.entries())
    picture.addNode(String(node), {
      x: layout.x[node]!,
      y: layout.y[node]!,
      size: account_px,
      label: id,
      type: 'account',
      role,
    })
  for (const [place, item] of graph.items.entries()) {
    const { channel, accounts_count } = item
    const node = graph.accounts.length + place
    picture.addNode(String(node), {
      x: layout.x[node]!,
      y: layout.y[node]!,
      // What nobody gathers at is mostly chance, and there may be hundreds of it.
      size:
        layout.hubs[place] === 1 ? held(ITEM_PART * unit_px * Math.sqrt(accounts_count), ITEM_PX) : account_px * SMALL,
      label: labelOfItem(item),
      type: 'item',
      kind: CHANNELS[channel].kind,
      channel,
    })
  }
  return picture
}

const held = (value: number, { min, max }: { min: number; max: number }): number => Math.min(max, Math.max(min, value))

function extentOf({ x, y }: GraphLayout): number {
  let most = 1
  for (let node = 0; node < x.length; node++) most = Math.max(most, Math.abs(x[node]!), Math.abs(y[node]!))
  return 2 * most
}
