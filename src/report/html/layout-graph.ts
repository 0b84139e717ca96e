export interface Point {
  x: number
  y: number
}

const ROUNDS = 120
/** Weight of an edge's pull against repulsion: less draws dense groups apart, so that their nodes can be told. */
const PULL = 1.5
/** The angle that spreads points of a spiral most evenly. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/**
 * Places `count` nodes in the unit square by forces (Fruchterman and Reingold 1991): all repel one another, edges pull,
 * and a weak pull to the middle holds the parts together. The start is a spiral in the order of the nodes and nothing is
 * drawn by lot, so that one report always gives one picture. Costs 120·count²: bound the count.
 */
export function layoutGraph(count: number, edges: readonly (readonly [number, number])[]): Point[] {
  const points = Array.from({ length: count }, (_, index) => {
    const radius = Math.sqrt((index + 0.5) / Math.max(1, count)) / 2
    return { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) }
  })
  const ideal = 0.9 / Math.sqrt(Math.max(1, count))
  for (let round = 0; round < ROUNDS; round++) {
    const pushes = points.map(({ x, y }) => ({ x: -x * ideal * 3, y: -y * ideal * 3 }))
    repel(points, pushes, ideal)
    attract(points, pushes, edges, ideal)
    move(points, pushes, 0.12 * (1 - round / ROUNDS) + 0.001)
  }
  return fitSquare(points)
}

function repel(points: Point[], pushes: Point[], ideal: number): void {
  for (let a = 0; a < points.length; a++) {
    for (let b = a + 1; b < points.length; b++) {
      const x = points[a]!.x - points[b]!.x
      const y = points[a]!.y - points[b]!.y
      const force = (ideal * ideal) / Math.max(1e-6, x * x + y * y)
      push(pushes, a, b, x * force, y * force)
    }
  }
}

function attract(points: Point[], pushes: Point[], edges: readonly (readonly [number, number])[], ideal: number): void {
  // A node of many edges would otherwise be drawn into its neighbours.
  const degrees = points.map(() => 0)
  for (const ends of edges) for (const end of ends) degrees[end]!++
  for (const [a, b] of edges) {
    const x = points[b]!.x - points[a]!.x
    const y = points[b]!.y - points[a]!.y
    const force = (PULL * Math.sqrt(x * x + y * y)) / ideal / Math.sqrt(Math.sqrt(degrees[a]! * degrees[b]!))
    push(pushes, a, b, x * force, y * force)
  }
}

function push(pushes: Point[], a: number, b: number, x: number, y: number): void {
  pushes[a]!.x += x
  pushes[a]!.y += y
  pushes[b]!.x -= x
  pushes[b]!.y -= y
}

function move(points: Point[], pushes: Point[], step_max: number): void {
  points.forEach((point, index) => {
    const { x, y } = pushes[index]!
    const length = Math.sqrt(x * x + y * y)
    if (length === 0) return
    const step = Math.min(length, step_max) / length
    point.x += x * step
    point.y += y * step
  })
}

function fitSquare(points: Point[]): Point[] {
  if (points.length < 2) return points.map(() => ({ x: 0.5, y: 0.5 }))
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const width = Math.max(1e-9, Math.max(...xs) - left)
  const height = Math.max(1e-9, Math.max(...ys) - top)
  return points.map(({ x, y }) => ({ x: (x - left) / width, y: (y - top) / height }))
}
