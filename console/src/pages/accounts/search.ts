import { readChoice, readSorting, readTexts, type Search } from '@/api/read-search'

export const ACTIONS = ['block', 'challenge', 'degrade', 'throttle', 'observe'] as const

export const readAccountsSearch = (search: Search) => ({
  ...readTexts(search, ['q']),
  // what was decided of it last, and whether that hit it
  ...readChoice(search, 'decided', ACTIONS),
  ...readChoice(search, 'hit', ['yes', 'no'] as const),
  ...readSorting(search),
})
export type AccountsSearch = ReturnType<typeof readAccountsSearch>
