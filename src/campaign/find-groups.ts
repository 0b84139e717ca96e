import type { TextSample } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import type { Start } from '#contract/start.js'
import { type Exchangeability, testExchangeability } from './exchangeability.js'
import { growGroup, growingTexts, textsByAccount } from './grow-group.js'
import { joinGroups } from './join-groups.js'
import { type SettledGroup, settleMembers, textsOf } from './settle-members.js'
import { findSharedTask, type TaskSharing } from './shared-task.js'
import { type Background, countBackground } from './word-model.js'

export interface Group extends SettledGroup {
  exchangeability: Exchangeability
  /** the members' texts that speak the group's language */
  texts: number[]
  sharing: TaskSharing
  /** accounts that would belong but are known to be innocent; they are no members */
  known: number[]
  /** the groups that were joined into this one; absent where it was found in one piece */
  parts?: readonly Group[]
}

type GroupSettings = Pick<Settings, 'group' | 'verdict'>

/**
 * Grows every starting set into a group and settles its members; starting sets that lead to the same group count once,
 * and an account belongs to one group only. Accounts set one task that strayed into a larger group leave it.
 */
export function findGroups(
  sample: TextSample,
  starts: readonly Start[],
  { group, verdict }: GroupSettings,
  known: ReadonlySet<number>,
): { groups: Group[]; background: Background } {
  const background = countBackground(sample)
  const coarse = countBackground(sample, growingTexts(sample, group))
  const accounts = textsByAccount(sample).filter((n) => n > 0).length
  const groups: Group[] = []
  const growCore = { ...group, rounds: group.core_rounds }
  const settle = {
    ...group,
    texts_min: group.member_texts_min,
    group_min: verdict.accounts_min,
    alike_min: verdict.alike_min,
  }
  for (const { accounts: start, from } of unlike(starts, accounts)) {
    // Where most of a starting set stands in a group already, it would lead there again.
    if (groups.some(({ members }) => overlap(members, start).covered > 0.8)) continue
    const grown = growGroup(sample, coarse, start, from === 'core' ? growCore : group)
    if (!grown || grown.members.length > accounts / 2) continue
    const settled = settleMembers(sample, background, start, grown, settle)
    if (!settled || groups.some(({ members }) => overlap(members, settled.members).jaccard > group.overlap_max))
      continue
    groups.push(withoutKnown(sample, withoutStrays(sample, background, settled, { ...verdict, ...settle }), known))
  }
  const apart = disjoint(groups, group.accounts_min)
  return { groups: joinGroups(sample, background, apart, { ...group, ...verdict }), background }
}

/** Cores of more than this share of the accounts are links that ran together: what they hold is not found by them. */
const PERCOLATED = 0.1

/** The starting sets but for directions of which most accounts stand in cores: those show again what links showed. */
function unlike(starts: readonly Start[], accounts: number): Start[] {
  const cored = new Set(
    starts.flatMap((start) =>
      start.from === 'core' && start.accounts.length < PERCOLATED * accounts ? start.accounts : [],
    ),
  )
  return starts.filter(
    ({ accounts: start, from }) => from !== 'direction' || start.filter((i) => cored.has(i)).length < start.length / 2,
  )
}

function withoutStrays(
  sample: TextSample,
  background: Background,
  settled: SettledGroup,
  settings: { sharers_max: number; common_share: number; texts_min: number },
): Group {
  const texts = textsOf(sample, settled)
  const exchangeability = testExchangeability(sample, background, texts, settings)
  const sharing = findSharedTask(sample, background, texts)
  const group = { ...settled, texts, exchangeability, sharing, known: [] }
  if (sharing.sharers.length > settings.sharers_max * group.members.length) return group
  const strays = new Set(sharing.sharers)
  return {
    ...group,
    members: group.members.filter((i) => !strays.has(i)),
    texts: group.texts.filter((t) => !strays.has(sample.account[t]!)),
  }
}

function withoutKnown(sample: TextSample, group: Group, known: ReadonlySet<number>): Group {
  return {
    ...group,
    members: group.members.filter((i) => !known.has(i)),
    texts: group.texts.filter((t) => !known.has(sample.account[t]!)),
    known: group.members.filter((i) => known.has(i)),
  }
}

function overlap(a: readonly number[], b: readonly number[]): { jaccard: number; covered: number } {
  const first = new Set(a)
  const both = b.filter((i) => first.has(i)).length
  return { jaccard: both / (a.length + b.length - both), covered: both / Math.max(1, b.length) }
}

/** An account that two groups claim stays with the one to which it belongs more surely; ties with the larger. */
function disjoint(groups: readonly Group[], accounts_min: number): Group[] {
  const home = new Map<number, Group>()
  for (const group of groups) {
    for (const i of group.members) {
      const other = home.get(i)
      if (!other || group.belongs[i]! > other.belongs[i]!) home.set(i, group)
    }
  }
  return groups
    .map((group) => ({ ...group, members: group.members.filter((i) => home.get(i) === group) }))
    .filter((group) => group.members.length + group.known.length >= accounts_min)
}
