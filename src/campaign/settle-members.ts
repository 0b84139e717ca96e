import type { TextSample } from '#contract/profiles.js'
import { fitBetaBinomial, logLikelihood } from '#lib/beta-binomial.js'
import { type Exchangeability, testExchangeability } from './exchangeability.js'
import { type GrownGroup, textsByAccount } from './grow-group.js'
import { type Background, learnWords, scoreTexts } from './word-model.js'

export interface SettledGroup extends GrownGroup {
  /** probability that an account belongs, by account index */
  belongs: Float64Array
  core: number[]
  exchangeability: Exchangeability
  /** the members' texts that speak the group's language */
  texts: number[]
}

export interface SettleSettings {
  common_share: number
  likeness_min: number
  texts_min: number
  false_share: number
  belongs_min: number
  /** least likeness to others over likeness to its own texts; below it an account has a topic of its own */
  exchange_min: number
  accounts_min: number
}

/**
 * Settles who belongs to a grown group. Accounts whose texts are like each other but not like the group's are people
 * with the same topic, and leave; the words are then learned again from the rest, and each account's count of the
 * group's texts is weighed between two beta-binomials, the core's and everybody else's.
 */
export function settleMembers(
  sample: TextSample,
  background: Background,
  grown: GrownGroup,
  settings: SettleSettings,
): SettledGroup | undefined {
  const first = testExchangeability(sample, background, textsOf(sample, grown), settings)
  const alike = likeMembers(first, settings.likeness_min)
  if (alike.length < settings.accounts_min) return undefined
  const chosen = new Set(alike)
  const model = learnWords(
    sample,
    background,
    (t) => chosen.has(sample.account[t]!) && grown.scored.score[t]! > grown.scored.threshold,
  )
  const scored = scoreTexts(sample, model, (t) => !chosen.has(sample.account[t]!), settings.false_share)
  const total = textsByAccount(sample)
  const hits = new Uint32Array(total.length)
  for (let t = 0; t < sample.count; t++) if (scored.score[t]! > scored.threshold) hits[sample.account[t]!]!++
  const count = (i: number) => ({ k: hits[i]!, n: total[i]! })
  const accounts = [...total.keys()].filter((i) => total[i]! > 0)
  const inside = fitBetaBinomial(alike.map(count))
  const outside = fitBetaBinomial(accounts.filter((i) => !chosen.has(i)).map(count))
  const prior = Math.log(alike.length / Math.max(1, accounts.length - alike.length))
  const belongs = new Float64Array(total.length)
  for (const i of accounts) {
    const { k, n } = count(i)
    belongs[i] = 1 / (1 + Math.exp(-(prior + logLikelihood(inside, k, n) - logLikelihood(outside, k, n))))
  }
  const likely = accounts.filter((i) => belongs[i]! >= settings.belongs_min && hits[i]! >= settings.texts_min)
  const group: GrownGroup = { members: likely, share: Float64Array.from(total, (n, i) => (n ? hits[i]! / n : 0)), scored, model }
  const second = testExchangeability(sample, background, textsOf(sample, group), settings)
  const own_topic = new Set(
    second.accounts.filter((a) => a.between < settings.exchange_min * a.within).map((a) => a.account),
  )
  const core = likeMembers(second, settings.likeness_min).filter((i) => !own_topic.has(i))
  if (core.length < settings.accounts_min) return undefined
  const members = { ...group, members: core }
  const texts = textsOf(sample, members)
  return { ...members, belongs, core, texts, exchangeability: testExchangeability(sample, background, texts, settings) }
}

export function textsOf(sample: TextSample, group: GrownGroup): number[] {
  const members = new Set(group.members)
  const texts: number[] = []
  for (let t = 0; t < sample.count; t++) {
    if (members.has(sample.account[t]!) && group.scored.score[t]! > group.scored.threshold) texts.push(t)
  }
  return texts
}

function likeMembers({ accounts }: Exchangeability, likeness_min: number): number[] {
  const between = Float64Array.from(accounts, (a) => a.between).sort()
  const typical = between[between.length >> 1] ?? 0
  return accounts.filter((a) => a.between >= likeness_min * typical).map((a) => a.account)
}
