import type { TextSample } from '#contract/profiles.js'
import { type Exchangeability, testExchangeability } from './exchangeability.js'
import { fewTexts } from './few-texts.js'
import { type GrownGroup, textsByAccount } from './grow-group.js'
import { weighMembership } from './weigh-membership.js'
import { type Background, learnWords, scoreTexts } from './word-model.js'

export interface SettledGroup extends GrownGroup {
  /** probability that an account belongs, by account index */
  belongs: Float64Array
  exchangeability: Exchangeability
  /** the members' texts that speak the group's language */
  texts: number[]
}

export interface SettleSettings {
  common_share: number
  likeness_min: number
  exchange_min: number
  texts_min: number
  false_share: number
  belongs_min: number
  accounts_min: number
  /** share of the starting set kept by growing from which all that was kept stays together */
  whole_min: number
}

/**
 * Settles who belongs to a grown group. Growing follows words, and words lead on: to people with the same topic, and to
 * another campaign with the same trade. So likeness is measured to the anchor, the accounts of the starting set that
 * growing kept; whoever is not like it leaves, the words are learned again from the rest, and every account that speaks
 * them is weighed.
 */
export function settleMembers(
  sample: TextSample,
  background: Background,
  start: readonly number[],
  grown: GrownGroup,
  settings: SettleSettings,
): SettledGroup | undefined {
  const anchor = anchorOf(start, grown.members, settings.accounts_min)
  // A start that growing kept nearly whole is one group already, however many subjects it has: no half of it is cut off
  // for being unlike the other. Whoever has a topic of his own leaves all the same.
  const whole = anchor.size >= settings.whole_min * start.length
  const kept: ReadonlySet<number> = whole ? anchor : new Set()
  const core = likeMembers(sample, background, textsOf(sample, grown), anchor, kept, settings).members
  if (core.length < settings.accounts_min) return undefined
  const chosen = new Set(core)
  const model = learnWords(
    sample,
    background,
    (t) => chosen.has(sample.account[t]!) && grown.scored.score[t]! > grown.scored.threshold,
  )
  const scored = scoreTexts(sample, model, (t) => !chosen.has(sample.account[t]!), settings.false_share)
  const total = textsByAccount(sample)
  const hits = new Uint32Array(total.length)
  for (let t = 0; t < sample.count; t++) if (scored.score[t]! > scored.threshold) hits[sample.account[t]!]!++
  const share = Float64Array.from(total, (n, i) => (n ? hits[i]! / n : 0))
  const speakers = [...total.keys()].filter((i) => hits[i]! >= settings.texts_min)
  const group = { members: speakers, share, scored, model }
  const settled = likeMembers(sample, background, textsOf(sample, group), chosen, kept, settings)
  const odds = weighMembership({ hits, total }, core, settled.stripped)
  const belongs = odds.map((x) => 1 / (1 + Math.exp(-x)))
  const members = settled.members.filter((i) => belongs[i]! >= settings.belongs_min)
  if (members.length < settings.accounts_min) return undefined
  const texts = textsOf(sample, { ...group, members })
  const exchangeability = testExchangeability(sample, background, texts, settings)
  return { ...group, members, belongs, texts, exchangeability }
}

/** The texts of the members that score as the group's. */
export function textsOf(sample: TextSample, { members, scored }: Pick<GrownGroup, 'members' | 'scored'>): number[] {
  const chosen = new Set(members)
  const texts: number[] = []
  for (let t = 0; t < scored.score.length; t++) {
    if (chosen.has(sample.account[t]!) && scored.score[t]! > scored.threshold) texts.push(t)
  }
  return texts
}

function anchorOf(start: readonly number[], members: readonly number[], accounts_min: number): ReadonlySet<number> {
  const grown = new Set(members)
  const kept = start.filter((i) => grown.has(i))
  return kept.length >= accounts_min ? new Set(kept) : grown
}

/** Texts an account from which its likeness is read: a bound of the time it takes. */
const LIKENESS_TEXTS = 24

/**
 * Accounts like enough to the anchor, as they write and once the common words are taken out, and not far more like
 * themselves: those have a topic of their own.
 */
function likeMembers(
  sample: TextSample,
  background: Background,
  texts: readonly number[],
  anchor: ReadonlySet<number>,
  kept: ReadonlySet<number>,
  settings: SettleSettings,
): { members: number[]; stripped: Exchangeability } {
  const few = fewTexts(sample, texts, LIKENESS_TEXTS)
  const stripped = testExchangeability(sample, background, few, settings, anchor)
  const whole = testExchangeability(sample, background, few, { ...settings, common_share: 1 }, anchor)
  const alike = [whole, stripped].map(({ accounts }) => {
    const between = Float64Array.from(
      accounts.filter((a) => anchor.has(a.account)),
      (a) => a.between,
    ).sort()
    const least = settings.likeness_min * (between[between.length >> 1] ?? 0)
    return new Set(accounts.filter((a) => a.between >= least).map((a) => a.account))
  })
  const members = stripped.accounts
    .filter((a) => kept.has(a.account) || alike.every((set) => set.has(a.account)))
    .filter((a) => a.between >= settings.exchange_min * a.within)
    .map((a) => a.account)
  return { members, stripped }
}
