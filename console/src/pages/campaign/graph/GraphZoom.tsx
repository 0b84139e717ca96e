import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from '@/ui/Button'
import type { GraphDrawing } from './draw-graph'

const ZOOM = 1.6

/** The zoom for those who neither turn a wheel nor press keys. */
export function GraphZoom({ drawing }: { drawing: RefObject<GraphDrawing | null> }) {
  return (
    <div className="row">
      <Button aria-label="Zoom in" title="Zoom in (+)" onClick={() => drawing.current?.zoom(1 / ZOOM)}>
        <ZoomIn size={15} aria-hidden />
      </Button>
      <Button aria-label="Zoom out" title="Zoom out (−)" onClick={() => drawing.current?.zoom(ZOOM)}>
        <ZoomOut size={15} aria-hidden />
      </Button>
      <Button aria-label="Show all" title="Show all (0)" onClick={() => drawing.current?.zoom()}>
        <Maximize size={15} aria-hidden />
      </Button>
    </div>
  )
}
