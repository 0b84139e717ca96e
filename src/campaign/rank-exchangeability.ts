import type { TextSample } from '#contract/profiles.js'
import { Random } from '#lib/random.js'
import { testExchangeability } from './exchangeability.js'
import { fewTexts } from './few-texts.js'
import { textsByOwner } from './texts-by-owner.js'
import type { Background } from './word-model.js'

/** Two sizes of neighbourhoods serve for groups of all sizes. */
const ACCOUNTS = [12, 36] as const
/** Accounts among which neighbourhoods are looked for, drawn without regard to what they are. */
const ABLE_MAX = 3000
const TEXTS_PER_ACCOUNT = 16

/** Profiles as far as neighbourhoods need them. */
interface HalfProfiles {
  dimensions: number
  texts: readonly [ArrayLike<number>, ArrayLike<number>]
  sums: readonly [Float32Array, Float32Array]
}

export interface NeighbourhoodSettings {
  neighbourhoods: number
  common_share: number
  member_texts_min: number
}

/** How exchangeable a group's accounts are, on as many accounts and texts as the neighbourhoods have. */
export function sampleExchangeability(
  sample: TextSample,
  background: Background,
  group: { members: readonly number[]; texts: readonly number[] },
  settings: NeighbourhoodSettings,
): number {
  const drawn = draw(group.members, sizeOf(group.members), new Random(group.members.length))
  const texts = fewTexts(sample, group.texts, TEXTS_PER_ACCOUNT, drawn)
  return testExchangeability(sample, background, texts, { ...settings, texts_min: settings.member_texts_min }).ratio
}

export const sizeOf = (members: readonly number[]): number => (members.length < ACCOUNTS[1] ? ACCOUNTS[0] : ACCOUNTS[1])

/**
 * Cosines of chosen rows with all rows, one array a chosen row, none off by more than `COSINE_ERROR_MAX`. Rows are of
 * length 1 and follow each other.
 */
export type MeetRows = (rows: Float32Array, dimensions: number, chosen: readonly number[]) => Float64Array[]

/**
 * The same of innocents with a topic in common, for each size: neighbourhoods of random accounts outside every group.
 * People of one topic are alike, but each is more like himself. Neighbours are found on one half of the texts and tested
 * on the other, for whoever looks for likeness finds some.
 */
export function innocentNeighbourhoods(
  sample: TextSample,
  background: Background,
  profiles: HalfProfiles,
  outside: readonly number[],
  sizes: ReadonlySet<number>,
  settings: NeighbourhoodSettings,
  meetRows: MeetRows,
): Map<number, Float64Array> {
  const second = [...Array(sample.count).keys()].filter((t) => sample.half[t] === 1)
  const texts = textsByOwner(sample, second)
  const { member_texts_min: texts_min, neighbourhoods } = settings
  const all = outside.filter((i) => (texts.get(i)?.length ?? 0) >= texts_min && profiles.texts[0][i]! >= texts_min)
  const able = [...draw(all, ABLE_MAX, new Random(all.length))]
  const rows = unitRows(profiles, able)
  const measure = (size: number): Float64Array => {
    if (able.length < 2 * size) return new Float64Array(0)
    const random = new Random(0xdec4 + size)
    const centres = Array.from({ length: neighbourhoods }, () => random.below(able.length))
    const ratios = meetRows(rows, profiles.dimensions, centres).map((cosines, c) => {
      const near = nearest(rows, profiles.dimensions, centres[c]!, cosines, size).flatMap((r) => texts.get(able[r]!)!)
      const few = fewTexts(sample, near, TEXTS_PER_ACCOUNT)
      return testExchangeability(sample, background, few, { ...settings, texts_min }).ratio
    })
    return Float64Array.from(ratios)
  }
  return new Map([...sizes].map((size) => [size, measure(size)]))
}

/** Mean texts of the first half, centred on their mean and scaled to length 1. */
function unitRows({ dimensions, texts, sums }: HalfProfiles, accounts: readonly number[]): Float32Array {
  const rows = new Float32Array(accounts.length * dimensions)
  const mean = new Float64Array(dimensions)
  accounts.forEach((i, r) => {
    for (let d = 0; d < dimensions; d++) {
      const value = sums[0][i * dimensions + d]! / texts[0][i]!
      rows[r * dimensions + d] = value
      mean[d]! += value / accounts.length
    }
  })
  for (let r = 0; r < accounts.length; r++) {
    let length2 = 0
    for (let d = 0; d < dimensions; d++) {
      const at = r * dimensions + d
      rows[at]! -= mean[d]!
      length2 += rows[at]! ** 2
    }
    const length = Math.sqrt(length2) || 1
    for (let d = 0; d < dimensions; d++) rows[r * dimensions + d]! /= length
  }
  return rows
}

/** Whole numbers of 16 bits are that good for rows of a thousand numbers: each is off by ½ √1024 of 46,000 at most. */
export const COSINE_ERROR_MAX = 0.001

/** The rows of the largest cosines, the largest first, of equal ones the first: those in question are worked out in full. */
function nearest(rows: Float32Array, dimensions: number, centre: number, rough: Float64Array, size: number): number[] {
  const least = rough.slice().sort()[Math.max(0, rough.length - size)]! - 2 * COSINE_ERROR_MAX
  const exact = new Map<number, number>()
  for (const [r, cosine] of rough.entries()) {
    if (cosine >= least) exact.set(r, dotRows(rows, dimensions, centre, r))
  }
  const sorted = [...exact].sort(([a, cosine], [b, other]) => other - cosine || a - b)
  return sorted.slice(0, size).map(([r]) => r)
}

function dotRows(rows: Float32Array, dimensions: number, a: number, b: number): number {
  let dot = 0
  for (let d = 0; d < dimensions; d++) dot += rows[a * dimensions + d]! * rows[b * dimensions + d]!
  return dot
}

function draw(from: readonly number[], count: number, random: Random): Set<number> {
  const left = [...from]
  const drawn = new Set<number>()
  while (drawn.size < count && left.length > 0) {
    const at = random.below(left.length)
    drawn.add(left[at]!)
    left[at] = left[left.length - 1]!
    left.pop()
  }
  return drawn
}
