import { readChoice, readSorting, readTexts, type Search } from '@/api/read-search'
import { FORMS, OUTGOING_STATUSES } from '@/api/sharing-words'

export const OUTBOX_TABS = ['outgoing', 'packages', 'authority'] as const

export const readOutboxSearch = (search: Search) => ({
  ...readChoice(search, 'tab', OUTBOX_TABS),
  // `source`: of sightings that are to be asked for
  ...readTexts(search, ['q', 'campaign', 'source']),
  ...readChoice(search, 'status', OUTGOING_STATUSES),
  ...readChoice(search, 'form', FORMS),
  // yes: the dialog that asks is open
  ...readChoice(search, 'ask', ['yes', 'authority'] as const),
  ...readSorting(search),
})
export type OutboxSearch = ReturnType<typeof readOutboxSearch>
