import { readSorting, readTexts, type Search } from '@/api/read-search'

export const readSuspectSearch = (search: Search) => ({
  // id of the plan, collection or report that is shown; without it the newest report
  ...readTexts(search, ['open']),
  ...readSorting(search),
})
export type SuspectSearch = ReturnType<typeof readSuspectSearch>
