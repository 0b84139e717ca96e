import { readChoice, type Search } from '@/api/read-search'

export const TRAIL_KINDS = ['campaign', 'case', 'note', 'task', 'action', 'appeal', 'evidence', 'outgoing'] as const

export const readCaseSearch = (search: Search) => ({
  ...readChoice(search, 'tab', ['work', 'trail'] as const),
  // trail: of one kind alone
  ...readChoice(search, 'kind', TRAIL_KINDS),
})
export type CaseSearch = ReturnType<typeof readCaseSearch>
