import { expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import type { KgwConfig } from './kgw-seed.js'
import { openKgwMarker } from './open-kgw-marker.js'
import { openKgwScorer } from './open-kgw-scorer.js'

const config = (given: object): KgwConfig =>
  watermarkConfigSchema.parse({ scheme: 'kgw', vocabulary: 100, delta: 3, ...given }) as KgwConfig

function marked(given: object, tokens: number[], size = 100): number[] {
  const logits = Float64Array.from({ length: size }, (_, token) => -token)
  openKgwMarker(config(given)).mark(tokens, logits)
  return [...logits.keys()].filter((token) => logits[token] === 3 - token)
}

it.each(['lefthash', 'minhash', 'skipgram', 'rolling'])(
  '%s: lifts what its scorer calls green, and no other',
  (seeding) => {
    const given = { seeding, width: 2 }
    const scorer = openKgwScorer(config(given))
    const green = marked(given, [7, 8, 9])
    expect(green).toHaveLength(25)
    for (let token = 0; token < 100; token++)
      expect(scorer.score([7, 8, 9, token], 3)).toBe(green.includes(token) ? 1 : 0)
  },
)

it('selfhash: lifts the green ones among the forty likeliest, each by its own list', () => {
  const given = { seeding: 'selfhash', width: 4 }
  const scorer = openKgwScorer(config(given))
  const green = marked(given, [7, 8, 9])
  expect(green).toEqual([...Array(40).keys()].filter((token) => scorer.score([7, 8, 9, token], 3) === 1))
  expect(green.length).toBeGreaterThan(2)
})

it('changes nothing before there is a context', () => {
  expect(marked({ seeding: 'minhash', width: 4 }, [1, 2, 3])).toEqual([])
  expect(marked({ seeding: 'selfhash', width: 4 }, [1, 2])).toEqual([])
})

it('leaves out green tokens that a shorter vector of logits does not have', () => {
  const green = marked({}, [7])
  expect(marked({}, [7], 50)).toEqual(green.filter((token) => token < 50))
})
