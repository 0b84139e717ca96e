import { describe, expect, it } from 'vitest'
import { Random } from '#lib/random.js'
import { ContextSet } from './context-set.js'

const runOf = (n: number): number[] => [n % 997, Math.floor(n / 997), 7]

describe('ContextSet', () => {
  it('knows what was added, and nothing else', () => {
    const set = new ContextSet()
    for (let n = 0; n < 50_000; n++) if (!set.add(runOf(n), 0, 3)) throw new Error(`${n} is taken for another`)
    expect(set.size).toBe(50_000)
    for (let n = 0; n < 50_000; n++) if (!set.has(runOf(n), 0, 3)) throw new Error(`${n} is lost`)
    for (let n = 50_000; n < 150_000; n++) if (set.has(runOf(n), 0, 3)) throw new Error(`${n} was never added`)
    expect(set.add(runOf(77), 0, 3)).toBe(false)
  })

  it('tells runs apart by their tokens, order, length and padding', () => {
    const set = new ContextSet()
    expect(set.add([1, 2, 3], 0, 3)).toBe(true)
    expect(set.has([3, 2, 1], 0, 3)).toBe(false)
    expect(set.has([1, 2, 3], 0, 2)).toBe(false)
    expect(set.has([0, 1, 2, 3], 1, 4)).toBe(true)
    set.add([5], -2, 1)
    expect(set.has([5], -1, 1)).toBe(false)
    expect(set.has([9, 9, 5], 0, 3)).toBe(false)
    expect(set.has([5], -2, 1)).toBe(true)
  })

  it('holds no more than it may, and counts what found no place', () => {
    const set = new ContextSet({ contexts_max: 100 })
    const random = new Random(3)
    let added = 0
    for (let n = 0; n < 300; n++) if (set.add([random.uint32(), n], 0, 2)) added++
    expect([added, set.size, set.dropped]).toEqual([100, 100, 200])
  })
})
