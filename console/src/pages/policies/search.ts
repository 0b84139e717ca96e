import { readChoice, readSorting, readTexts, type Search } from '@/api/read-search'

export const readPoliciesSearch = (search: Search) => ({
  ...readTexts(search, ['q']),
  // absent: all but those that are withdrawn or have expired
  ...readChoice(search, 'state', ['any', 'enforced', 'shadow', 'scheduled', 'waits', 'expired', 'withdrawn'] as const),
  ...readSorting(search),
})
export type PoliciesSearch = ReturnType<typeof readPoliciesSearch>
