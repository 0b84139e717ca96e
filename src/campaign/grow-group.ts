import type { TextSample } from '#contract/profiles.js'
import { type Background, learnWords, type ScoredTexts, scoreTexts, type WordModel } from './word-model.js'

export interface GrownGroup {
  /** accounts, sorted */
  members: number[]
  /** share of each account's texts that score as the group's; 0 … 1 */
  share: Float64Array
  scored: ScoredTexts
  model: WordModel
}

export interface GrowSettings {
  rounds: number
  share_min: number
  texts_min: number
  false_share: number
  accounts_min: number
  /** texts of the sample that are looked at while growing, and the share of them beyond */
  grow_texts_min: number
  grow_texts_share: number
}

/**
 * Grows a starting set into a group by turns: learn the words of the members' texts, find the texts that speak that
 * language, keep the accounts of which enough texts do. Innocent traffic that hides a campaign, and strangers in the
 * starting set, fall away because they have no language in common. Converges in a few rounds; a set that has none in
 * common dissolves (undefined).
 */
export function growGroup(
  sample: TextSample,
  background: Background,
  start: Iterable<number>,
  settings: GrowSettings,
): GrownGroup | undefined {
  const count = growingTexts(sample, settings)
  const texts = textsByAccount(sample, count)
  let members = new Set(start)
  let grown: GrownGroup | undefined
  for (let round = 0; round < settings.rounds; round++) {
    const last = grown
    const inside = flagsOf(sample, members)
    const model = learnWords(
      sample,
      background,
      (t) => inside[sample.account[t]!] === 1 && (!last || last.scored.score[t]! > last.scored.threshold),
      count,
    )
    const scored = scoreTexts(sample, model, (t) => inside[sample.account[t]!] === 0, settings.false_share, count)
    const share = sharesOf(sample, scored, texts)
    // The first rounds take a little more: the model is still blurred by strangers in the starting set.
    const share_min = round < 3 ? settings.share_min - 0.05 : settings.share_min
    const next = [...share.keys()].filter(
      (i) => texts[i]! >= settings.texts_min && share[i]! >= share_min && share[i]! * texts[i]! > HITS_MIN - 0.5,
    )
    if (next.length < settings.accounts_min) return undefined
    const settled = next.length === members.size && next.every((i) => members.has(i))
    members = new Set(next)
    grown = { members: next, share, scored, model }
    if (settled) break
  }
  return grown
}

/** One text in the group's language is chance where an account has few. */
const HITS_MIN = 2

/** How many texts, from the sample's beginning, growing looks at. */
export const growingTexts = (
  { count }: TextSample,
  { grow_texts_min, grow_texts_share }: Pick<GrowSettings, 'grow_texts_min' | 'grow_texts_share'>,
): number => Math.min(count, Math.max(grow_texts_min, Math.ceil(grow_texts_share * count)))

/** 1 for each of the accounts named, by account. */
export function flagsOf(sample: TextSample, accounts: Iterable<number>): Uint8Array {
  const flags = new Uint8Array(sample.accounts)
  for (const i of accounts) flags[i] = 1
  return flags
}

export function textsByAccount(sample: TextSample, count = sample.count): Uint32Array {
  const texts = new Uint32Array(sample.accounts)
  for (let t = 0; t < count; t++) texts[sample.account[t]!]!++
  return texts
}

function sharesOf(sample: TextSample, scored: ScoredTexts, texts: Uint32Array): Float64Array {
  const share = new Float64Array(texts.length)
  for (let t = 0; t < scored.score.length; t++) {
    const account = sample.account[t]!
    if (scored.score[t]! > scored.threshold) share[account]! += 1 / texts[account]!
  }
  return share
}
