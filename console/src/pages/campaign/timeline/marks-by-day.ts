import type { Timeline } from '../campaign-types'

type Mark = Timeline['marks'][number]

/** What an analyst looks for stands first where several fall on a day. */
const KINDS: readonly Mark['kind'][] = ['pivot', 'ban', 'raised', 'action', 'event']

interface DayMark {
  at: string
  label: string
  /** the one of the day that stands first */
  kind: Mark['kind']
}

/** One mark a day, told by its kinds: `pivot, 3 × ban`. Those of days that are not drawn are left out. */
export function marksByDay(marks: readonly Mark[], days: readonly string[]): DayMark[] {
  const drawn = new Set(days)
  const found = new Map<string, Mark['kind'][]>()
  for (const { at, kind } of marks) {
    const day = at.slice(0, 10)
    if (drawn.has(day)) found.set(day, [...(found.get(day) ?? []), kind])
  }
  return [...found].map(([at, kinds]) => ({
    at,
    label: wordsOf(kinds),
    kind: KINDS.find((kind) => kinds.includes(kind))!,
  }))
}

const wordsOf = (kinds: readonly Mark['kind'][]): string =>
  KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => (count === 1 ? kind : `${count} × ${kind}`))
    .join(', ')
