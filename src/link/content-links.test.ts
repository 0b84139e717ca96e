import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Spread } from '#contract/profiles.js'
import { Random } from '#lib/random.js'
import type { PairBounds } from './alike-pairs.js'
import { type ContentLink, linkContent } from './content-links.js'
import type { ContentSpace } from './content-space.js'
import { createDotKernel } from './dot-kernel.js'
import { shapeSpread } from './spread.js'

const DIMENSIONS = 64
const BOUNDS: PairBounds = {
  z_min: 3,
  cosine_min: 0.5,
  exact_accounts_max: 1000,
  cells_per_account: 3,
  links_per_account_max: 1000,
}

/** Accounts of a few sources and the draws of their spread; some have too few texts for a true length. */
function planted(
  seed: number,
  count: number,
  sources = 5,
): { space: ContentSpace; spread: Spread; accounts: number[] } {
  const random = new Random(seed)
  const text = (source: number) => {
    const at = Uint16Array.from({ length: 8 }, () => random.below(DIMENSIONS))
    at[0] = (source * 7) % DIMENSIONS
    return at
  }
  const centred = new Float32Array(count * DIMENSIONS)
  const texts = new Float64Array(count)
  const length2 = new Float64Array(count)
  const spread: Spread = { dimensions: [], values: [] }
  for (let i = 0; i < count; i++) {
    texts[i] = 1 + random.below(40)
    for (let t = 0; t < texts[i]!; t++)
      for (const d of text(i % sources)) centred[i * DIMENSIONS + d]! += 0.3 / texts[i]!
    length2[i] = random.below(9) === 0 ? -0.01 : 0.02 + 0.2 * random.unit()
    spread.dimensions.push(Uint16Array.from(new Set(text(random.below(sources)))))
    spread.values.push(Float32Array.from(spread.dimensions[i]!, () => random.unit() - 0.5))
  }
  if (count > 3) length2[3] = Number.NaN
  for (let d = 0; d < DIMENSIONS; d++) {
    let mean = 0
    for (let i = 0; i < count; i++) mean += centred[i * DIMENSIONS + d]! / count
    for (let i = 0; i < count; i++) centred[i * DIMENSIONS + d]! -= mean
  }
  const space = { count, dimensions: DIMENSIONS, texts, centred, length2, reference: new Float64Array(DIMENSIONS) }
  return { space, spread, accounts: [...Array(count).keys()].filter((i) => texts[i]! >= 2) }
}

/** The definition, pair by pair, with the spread along a direction from the draws themselves. */
function linkPlainly({ space, spread, accounts }: ReturnType<typeof planted>, bounds: PairBounds): ContentLink[] {
  const { texts, length2 } = space
  const { trace2 } = shapeSpread(spread, DIMENSIONS)
  const row = (i: number) => space.centred.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS)
  const along = (i: number) => {
    const squares = spread.values.map(
      (values, p) => values.reduce((sum, x, k) => sum + x * row(i)[spread.dimensions[p]![k]!]!, 0) ** 2,
    )
    return Math.max(0, squares.reduce((a, b) => a + b, 0) / squares.length - trace2 / texts[i]!)
  }
  const links: ContentLink[] = []
  for (const source of accounts) {
    for (const target of accounts) {
      if (source >= target || !(length2[source]! > 0) || !(length2[target]! > 0)) continue
      const dot = row(source).reduce((sum, x, d) => sum + x * row(target)[d]!, 0)
      const noise = along(source) / texts[target]! + along(target) / texts[source]!
      const z = dot / Math.sqrt(noise + trace2 / (texts[source]! * texts[target]!))
      const cosine = dot / Math.sqrt(length2[source]! * length2[target]!)
      if (z >= bounds.z_min && cosine >= bounds.cosine_min) links.push({ source, target, z, cosine })
    }
  }
  return links
}

const plainKernel: typeof createDotKernel = (rows_max, dimensions) =>
  createDotKernel(rows_max, dimensions, { simd: false })

test('the links are those of the definition, by source and then target', () => {
  let found = 0
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 100 }), (seed, count) => {
      const made = planted(seed, count)
      const links = linkContent(made.space, made.spread, made.accounts, BOUNDS)
      const expected = linkPlainly(made, BOUNDS)
      // The spread along a direction is good to a thousandth: a link as near as that to its bound may be either way.
      const sure = (link: ContentLink) => Math.abs(link.z / BOUNDS.z_min - 1) > 0.001
      const ends = ({ source, target }: ContentLink) => [source, target]
      expect(links.filter(sure).map(ends)).toEqual(expected.filter(sure).map(ends))
      const z = new Map(expected.map((link) => [`${ends(link)}`, link.z]))
      for (const link of links.filter(sure)) expect(link.z / z.get(`${ends(link)}`)!).toBeCloseTo(1, 3)
      found += links.length
    }),
    { numRuns: 15 },
  )
  expect(found).toBeGreaterThan(500)
})

test('links repeat bit by bit, with and without WebAssembly, exactly and in cells', () => {
  const { space, spread, accounts } = planted(3, 300)
  for (const exact_accounts_max of [1000, 10]) {
    const bounds = { ...BOUNDS, exact_accounts_max }
    const links = linkContent(space, spread, accounts, bounds)
    expect(links.length).toBeGreaterThan(500)
    expect(linkContent(space, spread, accounts, bounds)).toEqual(links)
    expect(linkContent(space, spread, accounts, bounds, plainKernel)).toEqual(links)
  }
})

test('cells give no link of their own, none twice, and most of those there are', () => {
  const { space, spread, accounts } = planted(9, 600, 12)
  const key = ({ source, target }: ContentLink) => source * 600 + target
  const exact = linkContent(space, spread, accounts, BOUNDS)
  const celled = linkContent(space, spread, accounts, { ...BOUNDS, exact_accounts_max: 10 })
  const all = new Map(exact.map((link) => [key(link), link]))
  for (const link of celled) expect(all.get(key(link))).toEqual(link)
  expect(new Set(celled.map(key)).size).toBe(celled.length)
  expect(celled.map(key)).toEqual(celled.map(key).sort((a, b) => a - b))
  expect(celled.length / exact.length).toBeGreaterThan(0.9)
})

test('in cells no pair stands between two accounts that have enough, and nobody falls below', () => {
  const { space, spread, accounts } = planted(9, 600, 12)
  const count = (links: ContentLink[]) => {
    const held = new Uint32Array(600)
    for (const { source, target } of links) for (const i of [source, target]) held[i]!++
    return held
  }
  // Every pair past the cosine is past z as well, so that pairs are links.
  const bounds = { ...BOUNDS, z_min: 0, exact_accounts_max: 10 }
  const all = count(linkContent(space, spread, accounts, bounds))
  const few = linkContent(space, spread, accounts, { ...bounds, links_per_account_max: 20 })
  const held = count(few)
  for (const i of accounts) expect(held[i]!).toBeGreaterThanOrEqual(Math.min(20, all[i]!))
  expect(few.length).toBeLessThanOrEqual(20 * accounts.length)
  expect(few.length).toBeLessThan(all.reduce((a, b) => a + b, 0) / 2)
})

test('no account, one account, and none with a true length', () => {
  const { space, spread } = planted(1, 8)
  for (const accounts of [[], [2], [3]]) {
    expect(linkContent(space, spread, accounts, BOUNDS)).toEqual([])
    expect(linkContent(space, spread, accounts, { ...BOUNDS, exact_accounts_max: 0 })).toEqual([])
  }
})
