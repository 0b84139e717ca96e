import { readChoice, readTexts, type Search } from '@/api/read-search'

export const DECISIONS = ['allow', 'throttle', 'challenge', 'degrade', 'block'] as const

export const readLiveSearch = (search: Search) => ({
  ...readTexts(search, ['account', 'campaign']),
  ...readChoice(search, 'decision', DECISIONS),
  ...readChoice(search, 'show', ['exchanges', 'decisions']),
})
export type LiveSearch = ReturnType<typeof readLiveSearch>
