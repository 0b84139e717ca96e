import { readChoice, readSorting, readTexts, type Search } from '@/api/read-search'

export const readProvenanceSearch = (search: Search) => ({
  ...readTexts(search, ['q']),
  // yes: the dialog that takes a file in is open
  ...readChoice(search, 'keep', ['yes'] as const),
  ...readSorting(search),
})
export type ProvenanceSearch = ReturnType<typeof readProvenanceSearch>
