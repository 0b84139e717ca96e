import type { TextSample } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import { growGroup, textsByAccount } from './grow-group.js'
import { joinGroups } from './join-groups.js'
import { type SettledGroup, settleMembers } from './settle-members.js'
import { findSharedTask, type TaskSharing } from './shared-task.js'
import { type Background, countBackground } from './word-model.js'

export interface Group extends SettledGroup {
  sharing: TaskSharing
  /** accounts that would belong but are known to be innocent; they are no members */
  known: number[]
  /** the groups that were joined into this one; absent where it was found in one piece */
  parts?: readonly Group[]
}

/**
 * Grows every starting set into a group and settles its members; starting sets that lead to the same group count once,
 * and an account belongs to one group only. Accounts set one task that strayed into a larger group leave it.
 */
export function findGroups(
  sample: TextSample,
  starts: readonly (readonly number[])[],
  settings: Settings['group'] & Pick<Settings['verdict'], 'sharers_max' | 'prompts_min' | 'prompts_per_text_min'>,
  known: ReadonlySet<number>,
): { groups: Group[]; background: Background } {
  const background = countBackground(sample)
  const coarse = countBackground(sample, Math.min(sample.count, settings.grow_texts_max))
  const accounts = textsByAccount(sample).filter((n) => n > 0).length
  const groups: Group[] = []
  const settle = { ...settings, texts_min: settings.member_texts_min }
  for (const start of starts) {
    // Where most of a starting set stands in a group already, it would lead there again.
    if (groups.some(({ members }) => overlap(members, start).covered > 0.8)) continue
    const grown = growGroup(sample, coarse, start, settings)
    if (!grown || grown.members.length > accounts / 2) continue
    const settled = settleMembers(sample, background, start, grown, settle)
    if (!settled || groups.some(({ members }) => overlap(members, settled.members).jaccard > settings.overlap_max))
      continue
    groups.push(withoutKnown(sample, withoutStrays(sample, background, settled, settings), known))
  }
  return { groups: joinGroups(sample, background, disjoint(groups, settings.accounts_min), settings), background }
}

function withoutStrays(
  sample: TextSample,
  background: Background,
  group: SettledGroup,
  { sharers_max }: { sharers_max: number },
): Group {
  const sharing = findSharedTask(sample, background, group.texts)
  if (sharing.sharers.length > sharers_max * group.members.length) return { ...group, sharing, known: [] }
  const strays = new Set(sharing.sharers)
  return {
    ...group,
    members: group.members.filter((i) => !strays.has(i)),
    texts: group.texts.filter((t) => !strays.has(sample.account[t]!)),
    sharing,
    known: [],
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
