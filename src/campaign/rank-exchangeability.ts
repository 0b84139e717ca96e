import type { TextSample } from '#contract/profiles.js'
import { Random } from '#lib/random.js'
import { testExchangeability } from './exchangeability.js'
import { fewTexts } from './few-texts.js'
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
 * The same of innocents with a topic in common: neighbourhoods of random accounts outside every group. People of one
 * topic are alike, but each is more like himself. Neighbours are found on one half of the texts and tested on the
 * other, for whoever looks for likeness finds some.
 */
export function innocentNeighbourhoods(
  sample: TextSample,
  background: Background,
  profiles: HalfProfiles,
  outside: readonly number[],
  size: number,
  settings: NeighbourhoodSettings,
): Float64Array {
  const texts = new Map<number, number[]>()
  for (let t = 0; t < sample.count; t++) {
    if (sample.half[t] !== 1) continue
    const own = texts.get(sample.account[t]!)
    if (own) own.push(t)
    else texts.set(sample.account[t]!, [t])
  }
  const all = outside.filter(
    (i) =>
      (texts.get(i)?.length ?? 0) >= settings.member_texts_min && profiles.texts[0][i]! >= settings.member_texts_min,
  )
  const able = [...draw(all, ABLE_MAX, new Random(all.length))]
  if (able.length < 2 * size) return new Float64Array(0)
  const rows = unitRows(profiles, able)
  const random = new Random(0xdec4 + size)
  return Float64Array.from({ length: settings.neighbourhoods }, () => {
    const near = nearest(rows, profiles.dimensions, random.below(able.length), size).map((r) => able[r]!)
    const chosen = near.flatMap((i) => texts.get(i)!)
    const few = fewTexts(sample, chosen, TEXTS_PER_ACCOUNT)
    return testExchangeability(sample, background, few, { ...settings, texts_min: settings.member_texts_min }).ratio
  })
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
    for (let d = 0; d < dimensions; d++) rows[r * dimensions + d]! /= Math.sqrt(length2)
  }
  return rows
}

function nearest(rows: Float32Array, dimensions: number, centre: number, size: number): number[] {
  const at = centre * dimensions
  const count = rows.length / dimensions
  const cosine = new Float64Array(count)
  for (let r = 0; r < count; r++) {
    const row = r * dimensions
    let dot = 0
    for (let d = 0; d < dimensions; d++) dot += rows[at + d]! * rows[row + d]!
    cosine[r] = dot
  }
  return [...cosine.keys()].sort((a, b) => cosine[b]! - cosine[a]! || a - b).slice(0, size)
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
