import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alignTokens } from './align-tokens'

const tokens = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ' '), { maxLength: 60 })

it('pairs equal tokens, and both places rise', () => {
  fc.assert(
    fc.property(tokens, tokens, (one, other) => {
      const pairs = alignTokens(one, other)
      for (const [at, [a, b]] of pairs.entries()) {
        expect(one[a]).toBe(other[b])
        expect(a).toBeGreaterThan(pairs[at - 1]?.[0] ?? -1)
        expect(b).toBeGreaterThan(pairs[at - 1]?.[1] ?? -1)
      }
    }),
  )
})

it('finds as much of short texts as there is', () => {
  const exact = (one: readonly string[], other: readonly string[]): number => {
    const row = new Array<number>(other.length + 1).fill(0)
    for (const a of one) {
      let corner = 0
      for (const [at, b] of other.entries()) {
        const above = row[at + 1]!
        row[at + 1] = a === b ? corner + 1 : Math.max(above, row[at]!)
        corner = above
      }
    }
    return row[other.length]!
  }
  fc.assert(
    fc.property(tokens, tokens, (one, other) => {
      expect(alignTokens(one, other)).toHaveLength(exact(one, other))
    }),
  )
})

it('finds the frame of long texts by what each has once', () => {
  const frame = Array.from({ length: 300 }, (_, at) => `frame${at}`)
  const fill = (name: string) =>
    frame.flatMap((token, at) => [token, ...Array.from({ length: 5 }, () => `${name}${at % 3}`)])
  expect(alignTokens(fill('x'), fill('y')).length).toBe(300)
})
