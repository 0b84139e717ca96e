import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering'
import type { NodeLook } from './build-picture'

const PADDING = 4

/** The name beside a node, on the ground of the page: the one that comes with the library is white in every theme. */
export const drawHoverIn =
  (surface: string, text: string): NodeHoverDrawingFunction<NodeLook> =>
  (context, node, { labelSize, labelFont, labelWeight }) => {
    context.beginPath()
    context.arc(node.x, node.y, node.size + 2, 0, Math.PI * 2)
    context.lineWidth = 2
    context.strokeStyle = text
    context.stroke()
    if (typeof node.label !== 'string') return
    context.font = `${labelWeight} ${labelSize}px ${labelFont}`
    const x = node.x + node.size + 6
    const width = context.measureText(node.label).width
    context.fillStyle = surface
    context.fillRect(x - PADDING, node.y - labelSize / 2 - PADDING, width + 2 * PADDING, labelSize + 2 * PADDING)
    context.lineWidth = 1
    context.strokeRect(x - PADDING, node.y - labelSize / 2 - PADDING, width + 2 * PADDING, labelSize + 2 * PADDING)
    context.fillStyle = text
    context.fillText(node.label, x, node.y + labelSize / 3)
  }

/** A name with an edge in the colour of the ground, so that it can be read over points. */
export const drawLabelIn =
  (surface: string, text: string): NodeLabelDrawingFunction<NodeLook> =>
  (context, node, { labelSize, labelFont, labelWeight }) => {
    if (!node.label) return
    context.font = `${labelWeight} ${labelSize}px ${labelFont}`
    const [x, y] = [node.x + node.size + 3, node.y + labelSize / 3]
    context.lineJoin = 'round'
    context.lineWidth = 3
    context.strokeStyle = surface
    context.strokeText(node.label, x, y)
    context.fillStyle = text
    context.fillText(node.label, x, y)
  }
