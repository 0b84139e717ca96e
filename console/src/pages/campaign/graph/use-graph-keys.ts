import { type KeyboardEvent, type RefObject, useMemo } from 'react'
import type { CampaignGraph, Channel } from './campaign-graph'
import type { GraphDrawing } from './draw-graph'

interface GraphKeys {
  drawing: RefObject<GraphDrawing | null>
  graph: CampaignGraph
  channels: ReadonlySet<Channel>
  selected: number | undefined
  onSelect: (node: number | undefined) => void
}

const STEP = 0.25
const ZOOM = 1.5

/** Arrows move the picture, + and − zoom, 0 shows all, n and p go from item to item, the largest first. */
export function useGraphKeys({ drawing, graph, channels, selected, onSelect }: GraphKeys) {
  const hubs = useMemo(() => hubsOf(graph, channels), [graph, channels])
  const goToHub = (by: number): void => {
    const at = selected === undefined ? -1 : hubs.indexOf(selected)
    const node = hubs[(Math.max(at, by > 0 ? -1 : 0) + by + hubs.length) % hubs.length]
    if (node === undefined) return
    onSelect(node)
    drawing.current?.goTo(node)
  }
  const acts = new Map<string, () => void>([
    ['ArrowLeft', () => drawing.current?.pan(-STEP, 0)],
    ['ArrowRight', () => drawing.current?.pan(STEP, 0)],
    ['ArrowUp', () => drawing.current?.pan(0, STEP)],
    ['ArrowDown', () => drawing.current?.pan(0, -STEP)],
    ['+', () => drawing.current?.zoom(1 / ZOOM)],
    ['=', () => drawing.current?.zoom(1 / ZOOM)],
    ['-', () => drawing.current?.zoom(ZOOM)],
    ['0', () => drawing.current?.zoom()],
    ['n', () => goToHub(1)],
    ['p', () => goToHub(-1)],
    ['Escape', () => onSelect(undefined)],
  ])
  return (event: KeyboardEvent): void => {
    const act = acts.get(event.key)
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
}

/** Items that are shown, those with the most accounts first. */
function hubsOf({ accounts, items }: CampaignGraph, channels: ReadonlySet<Channel>): number[] {
  return items
    .map(({ channel, accounts_count }, place) => ({ node: accounts.length + place, channel, accounts_count }))
    .filter(({ channel }) => channels.has(channel))
    .sort((a, b) => b.accounts_count - a.accounts_count)
    .map(({ node }) => node)
}
