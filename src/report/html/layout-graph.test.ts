import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutGraph } from './layout-graph.js'

const graph = fc.integer({ min: 0, max: 40 }).chain((count) =>
  fc.tuple(
    fc.constant(count),
    fc.array(fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))), {
      maxLength: count === 0 ? 0 : 60,
    }),
  ),
)

test('every node stands within the square, the same in every run', () => {
  fc.assert(
    fc.property(graph, ([count, edges]) => {
      const points = layoutGraph(count, edges)
      expect(points).toHaveLength(count)
      for (const { x, y } of points) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true)
      expect(layoutGraph(count, edges)).toEqual(points)
    }),
    { numRuns: 40 },
  )
})

test('nodes of one group stand nearer together than those of two', () => {
  const pairs = (from: number): [number, number][] =>
    Array.from({ length: 6 }, (_, a) =>
      Array.from({ length: a }, (_, b): [number, number] => [from + a, from + b]),
    ).flat()
  const points = layoutGraph(12, [...pairs(0), ...pairs(6)])
  const distance = (a: number, b: number): number =>
    Math.hypot(points[a]!.x - points[b]!.x, points[a]!.y - points[b]!.y)
  const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
  const within = mean([...pairs(0), ...pairs(6)].map(([a, b]) => distance(a, b)))
  const between = mean(Array.from({ length: 36 }, (_, index) => distance(Math.floor(index / 6), 6 + (index % 6))))
  expect(within).toBeLessThan(between / 2)
})
