import { readChoice, readNumber, readTexts, type Search } from '@/api/read-search'

/** `from`, `to`: days of the reader's calendar. `seq`: the entry that is open. */
export const readAuditSearch = (search: Search) => ({
  ...readChoice(search, 'tab', ['entries', 'check']),
  ...readTexts(search, ['actor', 'kind', 'subject', 'from', 'to']),
  ...readNumber(search, 'seq'),
})
export type AuditSearch = ReturnType<typeof readAuditSearch>
