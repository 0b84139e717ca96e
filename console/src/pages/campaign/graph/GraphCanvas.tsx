import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { formatCount } from '@/ui/Count'
import { useTheme } from '@/ui/use-theme'
import type { Neighbours } from './build-neighbours'
import type { CampaignGraph, Channel } from './campaign-graph'
import type { EdgeChoice } from './choose-edges'
import { drawGraph, type GraphDrawing } from './draw-graph'
import styles from './GraphView.module.css'
import { readGraphColours } from './graph-colours'
import type { GraphLayout } from './lay-out-graph'
import { useGraphKeys } from './use-graph-keys'

interface GraphCanvasProps {
  ref: Ref<GraphDrawing>
  graph: CampaignGraph
  layout: GraphLayout
  neighbours: Neighbours
  selected: number | undefined
  channels: ReadonlySet<Channel>
  onSelect: (node: number | undefined) => void
  onLevel: (level: EdgeChoice['level']) => void
  onFail: () => void
}

/** The canvas, and what keys do to it. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { ref, graph, layout, neighbours, selected, channels, onSelect, onLevel, onFail } = props
  const theme = useTheme()
  const place = useRef<HTMLDivElement>(null)
  const drawing = useRef<GraphDrawing>(null)
  const colours = useMemo(() => readGraphColours(theme), [theme])
  const first = useRef({ selected, channels, colours, onSelect, onLevel, onFail })
  first.current = { selected, channels, colours, onSelect, onLevel, onFail }

  useEffect(() => {
    const container = place.current!
    const { selected, channels, colours, onLevel, onFail } = first.current
    try {
      drawing.current = drawGraph({
        container,
        graph,
        layout,
        neighbours,
        shown: { selected, channels, colours },
        onSelect: (node) => first.current.onSelect(node),
        onLevel,
      })
      if (selected !== undefined) drawing.current.goTo(selected)
    } catch {
      onFail()
    }
    return () => {
      drawing.current?.close()
      drawing.current = null
    }
  }, [graph, layout, neighbours])
  useEffect(() => drawing.current?.show({ selected, channels, colours }), [selected, channels, colours])
  useImperativeHandle(ref, () => ({
    show: (shown) => drawing.current?.show(shown),
    goTo: (node) => drawing.current?.goTo(node),
    pan: (x, y) => drawing.current?.pan(x, y),
    zoom: (factor) => drawing.current?.zoom(factor),
    close: () => {},
  }))

  const onKeyDown = useGraphKeys({ drawing, graph, channels, selected, onSelect })
  return (
    <div
      ref={place}
      className={styles.canvas}
      role="application"
      aria-roledescription="graph"
      aria-label={
        `${formatCount(graph.accounts.length)} accounts around ${formatCount(graph.items.length)} items that they share. ` +
        'Arrow keys move, plus and minus zoom, 0 shows all, n and p go from item to item, Escape lets go. ' +
        'The same stands in the table.'
      }
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked with by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
    />
  )
}
