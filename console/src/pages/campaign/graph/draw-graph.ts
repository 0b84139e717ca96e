import Sigma from 'sigma'
import { NodeCircleProgram, NodePointProgram } from 'sigma/rendering'
import type { NodeDisplayData } from 'sigma/types'
import type { Neighbours } from './build-neighbours'
import { neighboursOf } from './build-neighbours'
import { buildPicture, type NodeLook } from './build-picture'
import type { CampaignGraph, Channel } from './campaign-graph'
import { chooseEdges, type EdgeChoice } from './choose-edges'
import { drawHoverIn, drawLabelIn } from './draw-hover'
import type { GraphColours } from './graph-colours'
import type { GraphLayout } from './lay-out-graph'

/** What of the graph is shown now, and how. */
export interface Shown {
  selected: number | undefined
  channels: ReadonlySet<Channel>
  colours: GraphColours
}

export interface GraphDrawing {
  show(shown: Shown): void
  goTo(node: number): void
  /** a step to the side, in parts of what is in sight */
  pan(x: number, y: number): void
  /** by a factor; without, all is shown */
  zoom(factor?: number): void
  close(): void
}

export interface DrawGraph {
  container: HTMLElement
  graph: CampaignGraph
  layout: GraphLayout
  neighbours: Neighbours
  shown: Shown
  onSelect: (node: number | undefined) => void
  onLevel: (level: EdgeChoice['level']) => void
}

/** After the last move; lines are chosen anew then. */
const REST_MS = 140
/** As near as to see so many nodes. */
const NODES_NEAR = 300
const MOVE_MS = 220
/** More lines than these are drawn faintly. */
const STRONG_MAX = 400

/** Draws with WebGL. Throws where the browser has none. */
export function drawGraph({
  container,
  graph,
  layout,
  neighbours,
  onSelect,
  onLevel,
  ...first
}: DrawGraph): GraphDrawing {
  let shown = first.shown
  const nearOf = (node: number | undefined): ReadonlySet<number> | undefined =>
    node === undefined ? undefined : new Set(neighboursOf(neighbours, node))
  let near = nearOf(shown.selected)
  const accounts = graph.accounts.length
  const width_px = Math.max(1, Math.min(container.clientWidth, container.clientHeight))
  const picture = buildPicture(graph, layout, width_px)
  const isShown = (item: number): boolean => shown.channels.has(graph.items[item - accounts]!.channel)

  const look = (key: string, node: NodeLook): Partial<NodeDisplayData> => {
    const { colours, selected } = shown
    const own = node.kind === undefined ? colours[node.role ?? 'member'] : colours.kinds[node.kind]
    if (node.channel !== undefined && !shown.channels.has(node.channel)) return { ...node, hidden: true, label: '' }
    const place = Number(key)
    if (near === undefined) return { ...node, color: own, zIndex: 0 }
    if (place === selected) return { ...node, color: own, zIndex: 2, highlighted: true, size: node.size + 2 }
    return near.has(place)
      ? { ...node, color: own, zIndex: 1, size: node.size + 0.8 }
      : { ...node, color: colours.dim, label: '', zIndex: 0 }
  }

  const sigma = new Sigma<NodeLook>(picture, container, {
    ...themed(shown.colours),
    nodeProgramClasses: { account: NodePointProgram as never, item: NodeCircleProgram as never },
    nodeReducer: look,
    hideEdgesOnMove: true,
    zIndex: true,
    labelDensity: 0.5,
    labelGridCellSize: 110,
    labelRenderedSizeThreshold: 4.5,
    // Slower than places move apart: what is zoomed in on opens up.
    zoomToSizeRatioFunction: (ratio) => ratio ** 0.4,
    labelSize: 12,
    labelFont: getComputedStyle(container).fontFamily,
    minCameraRatio: 0.004,
    maxCameraRatio: 2,
    stagePadding: 24,
  })
  const camera = sigma.getCamera()
  const near_ratio = Math.min(0.6, Math.sqrt(NODES_NEAR / Math.max(1, picture.order)))

  let level: EdgeChoice['level'] | undefined
  const drawEdges = (): void => {
    const { width, height } = sigma.getDimensions()
    const corner = sigma.viewportToGraph({ x: 0, y: 0 })
    const across = sigma.viewportToGraph({ x: width, y: height })
    const sight = {
      x_min: Math.min(corner.x, across.x),
      x_max: Math.max(corner.x, across.x),
      y_min: Math.min(corner.y, across.y),
      y_max: Math.max(corner.y, across.y),
    }
    const choice = chooseEdges({ accounts, layout, neighbours, sight, isShown, selected: shown.selected })
    level = choice.level
    onLevel(level)
    picture.clearEdges()
    for (const { from, to, weight } of choice.edges)
      picture.addEdge(from, to, {
        size: level === 'ties' ? 0.3 + 2.4 * weight : 0.6,
        color: level === 'near' || choice.edges.length > STRONG_MAX ? shown.colours.edge_near : shown.colours.edge,
      })
  }

  let rest: ReturnType<typeof setTimeout> | undefined
  let ratio = camera.ratio
  camera.on('updated', (state) => {
    clearTimeout(rest)
    // Lines between items, and those of one node, are the same wherever one looks from; only zooming can change that.
    const stays = level === 'one' || (level === 'ties' && state.ratio >= ratio)
    ratio = state.ratio
    if (!stays) rest = setTimeout(drawEdges, REST_MS)
  })
  /** How far most of what a node is tied to lies from it, in parts of the picture. */
  const reachOf = (node: number): number => {
    const at = sigma.getNodeDisplayData(String(node))!
    const away = Array.from(neighboursOf(neighbours, node), (other) => {
      const { x, y } = sigma.getNodeDisplayData(String(other))!
      return Math.hypot(x - at.x, y - at.y)
    }).sort((a, b) => a - b)
    return away[Math.floor(away.length * 0.8)] ?? 0
  }
  sigma.on('clickNode', ({ node }) => onSelect(Number(node)))
  sigma.on('clickStage', () => onSelect(undefined))
  drawEdges()

  return {
    show(next) {
      const recoloured = next.colours !== shown.colours
      if (!recoloured && next.selected === shown.selected && next.channels === shown.channels) return
      shown = next
      near = nearOf(next.selected)
      if (recoloured) sigma.setSettings(themed(next.colours))
      // It clears the lines, upon which everything is looked at anew.
      drawEdges()
    },
    goTo(node) {
      const place = sigma.getNodeDisplayData(String(node))
      if (place === undefined) return
      const ratio = Math.min(1, Math.max(near_ratio, 2.4 * reachOf(node)))
      void camera.animate({ x: place.x, y: place.y, ratio }, { duration: MOVE_MS })
    },
    pan(x, y) {
      void camera.animate({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio }, { duration: MOVE_MS / 2 })
    },
    zoom(factor) {
      void (factor === undefined
        ? camera.animatedReset({ duration: MOVE_MS })
        : camera.animate({ ratio: camera.ratio * factor }, { duration: MOVE_MS / 2 }))
    },
    close() {
      clearTimeout(rest)
      sigma.kill()
    },
  }
}

const themed = ({ surface, text, edge }: GraphColours) => ({
  labelColor: { color: text },
  defaultEdgeColor: edge,
  defaultDrawNodeLabel: drawLabelIn(surface, text),
  defaultDrawNodeHover: drawHoverIn(surface, text),
})
