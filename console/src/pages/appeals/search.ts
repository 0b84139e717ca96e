import { readChoice, readSorting, readTexts, type Search } from '@/api/read-search'

export const APPEAL_STATES = ['open', 'upheld', 'rejected'] as const

export const readAppealsSearch = (search: Search) => ({
  // `id`: the appeal that is open before the list
  ...readTexts(search, ['q', 'id']),
  // absent: those that nobody decided yet
  ...readChoice(search, 'state', ['any', ...APPEAL_STATES] as const),
  ...readSorting(search),
})
export type AppealsSearch = ReturnType<typeof readAppealsSearch>
