import { describe, expect, it } from 'vitest'
import { buildNeighbours } from './build-neighbours'
import { chooseEdges } from './choose-edges'
import { makeGraph } from './fixtures/make-graph'
import { layOutGraph } from './lay-out-graph'

const FAR = { x_min: -1e9, x_max: 1e9, y_min: -1e9, y_max: 1e9 }

function wantedOf(accounts: number, items: number) {
  const edges = Int32Array.from(makeGraph(accounts, items, 3).edges.flat())
  const layout = layOutGraph({
    accounts,
    items,
    edges,
    weights: new Float32Array(items).fill(9),
    channels: new Uint8Array(items),
  })
  const neighbours = buildNeighbours(accounts, items, edges)
  return { accounts, layout, neighbours, sight: FAR, isShown: () => true, selected: undefined }
}

describe('lines that are drawn', () => {
  it('are all of a small campaign', () => {
    const { level, edges } = chooseEdges(wantedOf(200, 10))
    expect([level, edges.length]).toEqual(['near', 600])
  })

  it('are those between items where the whole of a large one is in sight, and few', () => {
    const { level, edges } = chooseEdges(wantedOf(5000, 80))
    expect(level).toBe('ties')
    expect(edges.length).toBeLessThanOrEqual(350)
    expect(edges.every(({ from, to }) => from >= 5000 && to >= 5000)).toBe(true)
    expect(edges[0]!.weight).toBe(1)
  })

  it('are those of accounts in sight where one looks closer', () => {
    const wanted = wantedOf(5000, 80)
    const { x, y } = wanted.layout
    const sight = { x_min: x[0]! - 2, x_max: x[0]! + 2, y_min: y[0]! - 2, y_max: y[0]! + 2 }
    const { level, edges } = chooseEdges({ ...wanted, sight })
    expect(level).toBe('near')
    expect(edges.filter(({ from }) => from === 0)).toHaveLength(3)
    expect(edges.every(({ from }) => Math.abs(x[from]! - x[0]!) <= 2)).toBe(true)
  })

  it('are those of a node that was chosen, without hidden items', () => {
    const wanted = { ...wantedOf(200, 10), selected: 0 }
    const { level, edges } = chooseEdges(wanted)
    expect([level, edges.length]).toEqual(['one', 3])
    const [gone] = edges
    expect(chooseEdges({ ...wanted, isShown: (item) => item !== gone!.to }).edges).toHaveLength(2)
  })
})
