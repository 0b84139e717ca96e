import { readChoice, readSorting, readTexts, type Search } from '@/api/read-search'

/** `make`: the window that makes a key is open. */
export const readKeysSearch = (search: Search) => ({
  ...readTexts(search, ['q']),
  ...readChoice(search, 'state', ['live', 'ended']),
  ...(search.make === true ? { make: true as const } : {}),
  ...readSorting(search),
})
