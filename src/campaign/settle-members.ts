import type { TextSample } from '#contract/profiles.js'
import { type Exchangeability, likenessRatio, testExchangeability } from './exchangeability.js'
import { fewTexts } from './few-texts.js'
import { flagsOf, type GrownGroup } from './grow-group.js'
import { countScores, PIECE_MAX, weighLikeness, weighWords } from './weigh-membership.js'
import { type Background, learnWords, type ScoredTexts, scoreTexts } from './word-model.js'

export interface SettledGroup extends GrownGroup {
  /** probability that an account belongs, by account index */
  belongs: Float64Array
}

export interface SettleSettings {
  common_share: number
  likeness_min: number
  exchange_min: number
  texts_min: number
  false_share: number
  belongs_min: number
  accounts_min: number
  /** accounts below which a group is dismissed in the end */
  group_min: number
  /** likeness between accounts over within below which a group is dismissed in the end */
  alike_min: number
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
  const purity = anchor.size / start.length
  const kept: ReadonlySet<number> = purity >= settings.whole_min ? anchor : new Set()
  const texts = textsOf(sample, { ...grown, members: [...anchor] })
  const core = likeMembers(sample, background, texts, anchor, kept, settings).members
  const weigh = (members: readonly number[], scored: ScoredTexts) =>
    weighSpeakers(sample, background, { core: members, scored, kept, purity }, settings)
  let weighed = weigh(core, grown.scored)
  for (let turn = 1; turn < TURNS && weighed?.promising; turn++) {
    weighed = weigh(weighed.settled.members, weighed.settled.scored)
  }
  return weighed?.settled
}

/** Times the words are learned from whoever was found to belong. */
const TURNS = 3
/** Part of the likeness that is wanted in the end from which another turn may lead there. */
const PROMISING = 0.6

/** Learns the core's words again and weighs every account that speaks them. */
function weighSpeakers(
  sample: TextSample,
  background: Background,
  {
    core,
    scored: last,
    kept,
    purity,
  }: { core: readonly number[]; scored: ScoredTexts; kept: ReadonlySet<number>; purity: number },
  settings: SettleSettings,
): { settled: SettledGroup; promising: boolean } | undefined {
  if (core.length < settings.accounts_min) return undefined
  const chosen = flagsOf(sample, core)
  const model = learnWords(
    sample,
    background,
    (t) => chosen[sample.account[t]!] === 1 && last.score[t]! > last.threshold,
  )
  const scored = scoreTexts(sample, model, (t) => chosen[sample.account[t]!] === 0, settings.false_share)
  const scores = countScores(sample, scored)
  const { hits, total } = scores
  const share = Float64Array.from(total, (n, i) => (n ? hits[i]! / n : 0))
  const odds = weighWords(scores, core, (i) => (kept.has(i) ? purity : undefined))
  const least = Math.log(settings.belongs_min / (1 - settings.belongs_min))
  const speakers = [...total.keys()].filter(
    (i) => hits[i]! >= settings.texts_min && (chosen[i] === 1 || odds[i]! > least - PIECE_MAX),
  )
  const spoken = textsOf(sample, { members: speakers, scored })
  const { members, stripped } = likeMembers(sample, background, spoken, new Set(core), kept, settings)
  weighLikeness(odds, hits, core, stripped)
  const belongs = odds.map((x) => 1 / (1 + Math.exp(-x)))
  const belonging = members.filter((i) => belongs[i]! >= settings.belongs_min)
  if (belonging.length < settings.accounts_min) return undefined
  // A handful of accounts, or people with topics of their own, are looked at no longer: they would be dismissed. A start
  // that is whole may gain by another turn.
  const inside = flagsOf(sample, belonging)
  const ratio = likenessRatio(stripped.accounts.filter(({ account }) => inside[account] === 1))
  const promising =
    belonging.length >= settings.group_min && ratio >= (kept.size > 0 ? PROMISING : 1) * settings.alike_min
  return { settled: { members: belonging, share, scored, model, belongs }, promising }
}

/** The texts of the members that score as the group's. */
export function textsOf(sample: TextSample, { members, scored }: Pick<GrownGroup, 'members' | 'scored'>): number[] {
  const chosen = flagsOf(sample, members)
  const texts: number[] = []
  for (let t = 0; t < scored.score.length; t++) {
    if (scored.score[t]! > scored.threshold && chosen[sample.account[t]!]) texts.push(t)
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
