import { describe, expect, it } from 'vitest'
import { makeGraph } from './fixtures/make-graph'
import { layOutGraph } from './lay-out-graph'

const inputOf = (accounts: number, items: number, per_account: number) => {
  const { edges } = makeGraph(accounts, items, per_account)
  return {
    accounts,
    items,
    edges: Int32Array.from(edges.flat()),
    weights: new Float32Array(items).fill(9),
    channels: new Uint8Array(items),
  }
}

describe('places of accounts and items', () => {
  it('are the same for the same answer', () => {
    const [one, two] = [layOutGraph(inputOf(500, 20, 3)), layOutGraph(inputOf(500, 20, 3))]
    expect(one).toEqual(two)
  })

  it('lie apart, and are numbers', () => {
    const { x, y } = layOutGraph(inputOf(3000, 60, 3))
    const taken = new Set(Array.from(x, (value, node) => `${value.toFixed(2)} ${y[node]!.toFixed(2)}`))
    expect(taken.size).toBe(3060)
    expect([...x, ...y].every(Number.isFinite)).toBe(true)
  })

  it('gather accounts at the rarest item that a few others hold', () => {
    // Four hold item 0, of these and four more everybody holds item 1.
    const edges = Int32Array.from(
      [0, 1, 2, 3].flatMap((a) => [a, 0]).concat([0, 1, 2, 3, 4, 5, 6, 7].flatMap((a) => [a, 1])),
    )
    const { x, y } = layOutGraph({
      accounts: 8,
      items: 2,
      edges,
      weights: Float32Array.of(9, 9),
      channels: new Uint8Array(2),
    })
    const away = (account: number, item: number) => Math.hypot(x[account]! - x[8 + item]!, y[account]! - y[8 + item]!)
    for (const account of [0, 1, 2, 3]) expect(away(account, 0)).toBeLessThan(away(account, 1))
    for (const account of [4, 5, 6, 7]) expect(away(account, 1)).toBeLessThan(away(account, 0))
  })

  it('put what chance explains between who holds it', () => {
    // 30 items that mean something, held by three each, and one more that two accounts share by chance.
    const pairs = Array.from({ length: 90 }, (_, account) => [account, Math.floor(account / 3)])
    const edges = Int32Array.from([...pairs, [0, 30], [89, 30]].flat())
    const weights = Float32Array.from({ length: 31 }, (_, item) => (item === 30 ? 0.1 : 9))
    const { x, y, hubs } = layOutGraph({ accounts: 90, items: 31, edges, weights, channels: new Uint8Array(31) })
    expect([...hubs].indexOf(0)).toBe(30)
    const middle = { x: (x[0]! + x[89]!) / 2, y: (y[0]! + y[89]!) / 2 }
    expect(Math.hypot(x[90 + 30]! - middle.x, y[90 + 30]! - middle.y)).toBeLessThan(0.7)
  })

  it('put who shares nothing outside, and bear more items than forces do', () => {
    const lonely = layOutGraph({
      accounts: 4,
      items: 1,
      edges: Int32Array.from([0, 0, 1, 0]),
      weights: Float32Array.of(9),
      channels: new Uint8Array(1),
    })
    const away = Array.from(lonely.x, (value, node) => Math.hypot(value, lonely.y[node]!))
    expect(Math.min(away[2]!, away[3]!)).toBeGreaterThan(Math.max(away[0]!, away[1]!))
    const many = layOutGraph(inputOf(4000, 1500, 2))
    expect([...many.x].every(Number.isFinite)).toBe(true)
  })

  it('tell which items are held together, the most first', () => {
    const edges = Int32Array.from([0, 0, 0, 1, 1, 0, 1, 1, 2, 1, 2, 2])
    const { ties } = layOutGraph({
      accounts: 3,
      items: 3,
      edges,
      weights: Float32Array.of(9, 9, 9),
      channels: new Uint8Array(3),
    })
    expect([...ties]).toEqual([3, 4, 2, 4, 5, 1])
  })

  it('bear nothing at all', () => {
    expect(
      layOutGraph({
        accounts: 0,
        items: 0,
        edges: new Int32Array(0),
        weights: new Float32Array(0),
        channels: new Uint8Array(0),
      }).x,
    ).toHaveLength(0)
  })
})
