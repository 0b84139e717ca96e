import { useCallback, useMemo, useRef, useState } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { formatCount } from '@/ui/Count'
import { Loading } from '@/ui/Loading'
import { Note } from '@/ui/Note'
import { useTabSearch } from '../tab-search'
import { buildNeighbours } from './build-neighbours'
import { type CampaignGraph, findNode, nameOfNode } from './campaign-graph'
import { CHANNEL_NAMES, readChannels, writeChannels } from './channels'
import type { EdgeChoice } from './choose-edges'
import type { GraphDrawing } from './draw-graph'
import { GraphCanvas } from './GraphCanvas'
import { GraphDetails } from './GraphDetails'
import { GraphLegend } from './GraphLegend'
import { GraphSearch } from './GraphSearch'
import styles from './GraphView.module.css'
import { GraphZoom } from './GraphZoom'
import { useGraphLayout } from './use-graph-layout'

const LEVELS: Readonly<Record<EdgeChoice['level'], string>> = {
  ties: 'Lines join items that are held together by accounts: the thicker, the more. Zoom in to see accounts and their items.',
  near: 'Lines lead from each account in sight to its items.',
  one: 'Lines are those of what is chosen. Escape lets it go.',
}

/** Less is not told apart. */
const P_VALUE_MIN = 1e-300

/** The picture with its search, filter, zoom and details. */
export function GraphView({ graph }: { graph: CampaignGraph }) {
  const [search, change] = useTabSearch()
  const drawing = useRef<GraphDrawing>(null)
  const [level, setLevel] = useState<EdgeChoice['level']>('ties')
  const [failed, setFailed] = useState(false)
  const input = useMemo(
    () => ({
      accounts: graph.accounts.length,
      items: graph.items.length,
      edges: Int32Array.from(graph.edges.flat()),
      weights: Float32Array.from(graph.items, ({ p_value }) => -Math.log10(Math.max(P_VALUE_MIN, p_value))),
      channels: Uint8Array.from(graph.items, ({ channel }) => CHANNEL_NAMES.indexOf(channel)),
    }),
    [graph],
  )
  const neighbours = useMemo(() => buildNeighbours(input.accounts, input.items, input.edges), [input])
  const { layout, error } = useGraphLayout(input)
  const selected = useMemo(() => findNode(graph, search.node), [graph, search.node])
  const channels = useMemo(() => readChannels(search.channels), [search.channels])

  const select = useCallback(
    (node: number | undefined) => change({ node: node === undefined ? undefined : nameOfNode(graph, node) }),
    [change, graph],
  )
  const selectAndGo = useCallback(
    (node: number) => {
      select(node)
      drawing.current?.goTo(node)
    },
    [select],
  )
  if (error !== undefined) return <ErrorNote error={error} />
  return (
    <div className="stack">
      <div className={styles.tools}>
        <GraphSearch graph={graph} onChoose={selectAndGo} />
        <GraphZoom drawing={drawing} />
      </div>
      <GraphLegend graph={graph} channels={channels} onChange={(next) => change({ channels: writeChannels(next) })} />
      <div className={styles.parts}>
        <div className={styles.frame}>
          {failed ? (
            <Note tone="warn">This browser does not draw with WebGL. Choose «Table» above for the same in words.</Note>
          ) : layout === undefined ? (
            <Loading lines={8} label={`Placing ${formatCount(graph.accounts.length)} accounts`} />
          ) : (
            <GraphCanvas
              ref={drawing}
              graph={graph}
              layout={layout}
              neighbours={neighbours}
              selected={selected}
              channels={channels}
              onSelect={select}
              onLevel={setLevel}
              onFail={() => setFailed(true)}
            />
          )}
          <p className={styles.told}>{LEVELS[level]}</p>
        </div>
        <GraphDetails graph={graph} neighbours={neighbours} selected={selected} onSelect={selectAndGo} />
      </div>
    </div>
  )
}
