import { readChoice, readSorting, readTexts, type Search } from '@/api/read-search'

export const CLEARANCE_TABS = ['permits', 'allowed', 'resellers', 'appeals', 'holds'] as const
export type ClearanceTab = (typeof CLEARANCE_TABS)[number]

export const readClearancesSearch = (search: Search) => ({
  ...readChoice(search, 'tab', CLEARANCE_TABS),
  ...readTexts(search, ['q']),
  // absent: those that hold or are asked for
  ...readChoice(search, 'state', ['any', 'requested', 'holds', 'expired', 'revoked'] as const),
  ...readSorting(search),
})
export type ClearancesSearch = ReturnType<typeof readClearancesSearch>
