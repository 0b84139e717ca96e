import type { TextSample } from '#contract/profiles.js'
import { median } from '#lib/median.js'
import { testExchangeability } from './exchangeability.js'
import type { Group } from './find-groups.js'
import { textsByAccount } from './grow-group.js'
import { textsOf } from './settle-members.js'
import { findSharedTask } from './shared-task.js'
import { type Background, learnWords, scoreTexts } from './word-model.js'

export interface JoinSettings {
  false_share: number
  member_texts_min: number
  join_likeness_min: number
  join_ratio_min: number
  join_share_min: number
  prompts_min: number
  prompts_per_text_min: number
}

/**
 * Joins groups that are parts of one campaign whose prompts are dispatched by subject: every part is a deck of its own,
 * but the decks were made alike. Parts of one campaign reach 0.18 to 0.5 of their own likeness in how they write, two
 * campaigns of one trade stayed below 0.1 on simulated logs. Only groups that look dealt by themselves are joined.
 */
export function joinGroups(
  sample: TextSample,
  background: Background,
  groups: readonly Group[],
  settings: JoinSettings,
): Group[] {
  const able = groups.filter((group) => looksDealt(group, settings))
  const home = new Map(able.map((group) => [group, group]))
  const rootOf = (group: Group): Group => (home.get(group) === group ? group : rootOf(home.get(group)!))
  for (const [i, a] of able.entries()) {
    for (const b of able.slice(i + 1)) {
      if (rootOf(a) === rootOf(b)) continue
      if (crossLikeness(sample, background, a, b, settings) >= settings.join_likeness_min)
        home.set(rootOf(b), rootOf(a))
    }
  }
  return groups
    .filter((group) => !home.has(group) || rootOf(group) === group)
    .map((group) => {
      const parts = able.filter((part) => rootOf(part) === group)
      return parts.length > 1 ? unite(sample, background, parts, settings) : group
    })
}

function looksDealt(
  group: Group,
  { join_ratio_min, join_share_min, prompts_min, prompts_per_text_min }: JoinSettings,
): boolean {
  const { exchangeability, members, share, sharing } = group
  const texts = median(exchangeability.accounts.map((a) => a.texts))
  const dealt = sharing.effective >= Math.max(prompts_min, prompts_per_text_min * texts)
  return dealt && exchangeability.ratio >= join_ratio_min && median(members.map((i) => share[i]!)) >= join_share_min
}

/** Likeness of each group's texts to the other's as they are written, in units of the other's own; the lesser of both. */
function crossLikeness(sample: TextSample, background: Background, a: Group, b: Group, settings: JoinSettings): number {
  const texts = [...a.texts, ...b.texts]
  const test = { common_share: 1, texts_min: settings.member_texts_min }
  const toward = (from: Group, to: Group): number => {
    const anchor = new Set(to.members)
    const { accounts } = testExchangeability(sample, background, texts, test, anchor)
    const own = accounts.filter(({ account }) => anchor.has(account))
    const other = accounts.filter(({ account }) => !anchor.has(account))
    return from.members.length === 0
      ? 0
      : median(other.map((x) => x.between)) / Math.max(1e-9, median(own.map((x) => x.between)))
  }
  return Math.min(toward(a, b), toward(b, a))
}

function unite(sample: TextSample, background: Background, parts: readonly Group[], settings: JoinSettings): Group {
  const chosen = new Set(parts.flatMap(({ texts }) => texts))
  const members = [...new Set(parts.flatMap((part) => part.members))].sort((x, y) => x - y)
  const inside = new Set(members)
  const model = learnWords(sample, background, (t) => chosen.has(t))
  const scored = scoreTexts(sample, model, (t) => !inside.has(sample.account[t]!), settings.false_share)
  const total = textsByAccount(sample)
  const share = new Float64Array(total.length)
  for (let t = 0; t < sample.count; t++) {
    if (scored.score[t]! > scored.threshold) share[sample.account[t]!]! += 1 / total[sample.account[t]!]!
  }
  const texts = textsOf(sample, { members, scored })
  // Likeness holds within the parts: across subjects nothing is claimed.
  const accounts = parts.flatMap(({ exchangeability }) => exchangeability.accounts)
  const weigh = (of: (part: Group) => number): number =>
    parts.reduce((sum, part) => sum + of(part) * part.members.length, 0) / members.length
  const first = parts[0]!
  return {
    members,
    share,
    scored,
    model,
    belongs: first.belongs.map((_, i) => Math.max(...parts.map(({ belongs }) => belongs[i]!))),
    texts,
    exchangeability: {
      accounts,
      ratio: weigh((part) => part.exchangeability.ratio),
      stripped: first.exchangeability.stripped,
    },
    sharing: findSharedTask(sample, background, texts),
    known: parts.flatMap(({ known }) => known),
    parts,
  }
}
