import type { CaseWork } from './case-types'

/** What people set of a case. */
export type CaseFields = Pick<CaseWork, 'status' | 'priority' | 'assignee'>
export type CaseDraft = Partial<CaseFields>

export const FIELDS = ['status', 'priority', 'assignee'] as const

/** The draft with a part changed; what is again as it was before is no change. */
export function redraft(before: CaseFields, draft: CaseDraft, part: CaseDraft): CaseDraft {
  const next = { ...draft, ...part }
  return Object.fromEntries(FIELDS.flatMap((name) => (isChanged(before, next, name) ? [[name, next[name]]] : [])))
}

const isChanged = (before: CaseFields, next: CaseDraft, name: (typeof FIELDS)[number]): boolean =>
  next[name] !== undefined && next[name] !== before[name]

export interface Clash {
  name: (typeof FIELDS)[number]
  was: string | null
  /** what somebody else made of it */
  theirs: string | null
  /** what is wanted here; undefined: nothing of that field */
  mine: string | null | undefined
}

/** The fields that somebody changed since they were read here, each with what is wanted here. */
export const clashesOf = (read: CaseFields, now: CaseFields, draft: CaseDraft): Clash[] =>
  FIELDS.filter((name) => read[name] !== now[name]).map((name) => ({
    name,
    was: read[name],
    theirs: now[name],
    mine: draft[name],
  }))

/** Values of the fields that a draft changes, as they were before: what takes it back. */
export const undoOf = (before: CaseFields, draft: CaseDraft): CaseDraft =>
  Object.fromEntries(FIELDS.flatMap((name) => (draft[name] === undefined ? [] : [[name, before[name]]])))
