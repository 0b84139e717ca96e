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
  const texts = textsByAccount(sample)
  let members = new Set(start)
  let grown: GrownGroup | undefined
  for (let round = 0; round < settings.rounds; round++) {
    const last = grown
    const model = learnWords(
      sample,
      background,
      (t) => members.has(sample.account[t]!) && (!last || last.scored.score[t]! > last.scored.threshold),
    )
    const scored = scoreTexts(sample, model, (t) => !members.has(sample.account[t]!), settings.false_share)
    const share = sharesOf(sample, scored, texts)
    // The first rounds take a little more: the model is still blurred by strangers in the starting set.
    const share_min = round < 3 ? settings.share_min - 0.05 : settings.share_min
    const next = [...share.keys()].filter((i) => texts[i]! >= settings.texts_min && share[i]! >= share_min)
    if (next.length < settings.accounts_min) return undefined
    const settled = next.length === members.size && next.every((i) => members.has(i))
    members = new Set(next)
    grown = { members: next, share, scored, model }
    if (settled) break
  }
  return grown
}

export function textsByAccount(sample: TextSample): Uint32Array {
  let accounts = 0
  for (const account of sample.account) accounts = Math.max(accounts, account + 1)
  const texts = new Uint32Array(accounts)
  for (const account of sample.account) texts[account]!++
  return texts
}

function sharesOf(sample: TextSample, scored: ScoredTexts, texts: Uint32Array): Float64Array {
  const share = new Float64Array(texts.length)
  for (let t = 0; t < sample.count; t++) {
    const account = sample.account[t]!
    if (scored.score[t]! > scored.threshold) share[account]! += 1 / texts[account]!
  }
  return share
}
