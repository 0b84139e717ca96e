import type { TextSample } from '#contract/profiles.js'
import { Random } from '#lib/random.js'
import { testExchangeability } from './exchangeability.js'
import type { Background } from './word-model.js'

const ACCOUNTS = 40
const TEXTS_PER_ACCOUNT = 16

export interface RankedExchangeability {
  observed: number
  /** the same statistic of innocent neighbourhoods: an account and those nearest to it in what they write about */
  neighbourhoods: Float64Array
}

/** Accounts as rows of centred profiles (link stage), as far as neighbourhoods need them. */
interface Space {
  count: number
  dimensions: number
  texts: ArrayLike<number>
  centred: Float32Array
}

/**
 * Ranks how exchangeable a group's accounts are against innocents with a topic in common: neighbourhoods of random
 * accounts outside every group, as large as the group up to 40 accounts. People of one topic are alike, but each is
 * more like himself.
 */
export function rankExchangeability(
  sample: TextSample,
  background: Background,
  group: { members: readonly number[]; texts: readonly number[] },
  space: Space,
  outside: readonly number[],
  settings: { neighbourhoods: number; common_share: number; member_texts_min: number },
): RankedExchangeability {
  const test = { common_share: settings.common_share, texts_min: settings.member_texts_min }
  const random = new Random(0xdec4 + group.members.length)
  const size = Math.min(ACCOUNTS, group.members.length)
  const observed = testExchangeability(sample, background, fewTexts(sample, group.texts, draw(group.members, size, random)), test)
  const texts = new Map<number, number[]>()
  for (let t = 0; t < sample.count; t++) {
    const own = texts.get(sample.account[t]!)
    if (own) own.push(t)
    else texts.set(sample.account[t]!, [t])
  }
  const able = outside.filter((i) => space.texts[i]! >= settings.member_texts_min + 1)
  const ratios: number[] = []
  for (let n = 0; n < settings.neighbourhoods && able.length >= 2 * size; n++) {
    const near = nearest(space, able[random.below(able.length)]!, able, size)
    const chosen = near.flatMap((i) => texts.get(i) ?? [])
    ratios.push(testExchangeability(sample, background, fewTexts(sample, chosen, new Set(near)), test).ratio)
  }
  return { observed: observed.ratio, neighbourhoods: Float64Array.from(ratios) }
}

function nearest(space: Space, centre: number, accounts: readonly number[], size: number): number[] {
  const { dimensions, centred } = space
  const at = centre * dimensions
  const cosine = new Map<number, number>()
  for (const i of accounts) {
    const row = i * dimensions
    let dot = 0
    let length2 = 0
    for (let d = 0; d < dimensions; d++) {
      dot += centred[at + d]! * centred[row + d]!
      length2 += centred[row + d]! * centred[row + d]!
    }
    cosine.set(i, dot / Math.sqrt(length2))
  }
  return [...accounts].sort((a, b) => cosine.get(b)! - cosine.get(a)! || a - b).slice(0, size)
}

function fewTexts(sample: TextSample, texts: readonly number[], accounts: ReadonlySet<number>): number[] {
  const taken = new Map<number, number>()
  return texts.filter((t) => {
    const account = sample.account[t]!
    const count = taken.get(account) ?? 0
    if (!accounts.has(account) || count >= TEXTS_PER_ACCOUNT) return false
    taken.set(account, count + 1)
    return true
  })
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
