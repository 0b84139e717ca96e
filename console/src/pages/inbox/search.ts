import { readChoice, readNumber, readSorting, readTexts, type Search } from '@/api/read-search'
import { KINDS } from '@/components/describe-indicator'

export const STATES = ['active', 'faded', 'muted'] as const

export const readInboxSearch = (search: Search) => ({
  ...readChoice(search, 'tab', ['indicators', 'sightings'] as const),
  ...readTexts(search, ['q', 'source']),
  ...readChoice(search, 'kind', KINDS),
  ...readChoice(search, 'state', STATES),
  ...readNumber(search, 'confidence'),
  // of indicators: those that matched here; of sightings: those beyond chance
  ...readChoice(search, 'seen', ['yes', 'no'] as const),
  // yes: the dialog that takes a file in is open
  ...readChoice(search, 'import', ['yes'] as const),
  ...readSorting(search),
})
export type InboxSearch = ReturnType<typeof readInboxSearch>
