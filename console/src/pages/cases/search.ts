import { CASE_STATUSES } from '@/api/case-words'
import { readChoice, readNumber, readSorting, readTexts, type Search } from '@/api/read-search'

export const readCasesSearch = (search: Search) => ({
  // assignee: `me`, `none`, or the id of somebody
  ...readTexts(search, ['q', 'assignee']),
  // absent: all that are not done
  ...readChoice(search, 'status', ['any', ...CASE_STATUSES] as const),
  // days since it was opened, at least
  ...readNumber(search, 'age'),
  ...readSorting(search),
})
export type CasesSearch = ReturnType<typeof readCasesSearch>
