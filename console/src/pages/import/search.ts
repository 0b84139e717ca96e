import { readChoice, readTexts, type Search } from '@/api/read-search'

export const IMPORT_STATES = ['receiving', 'waiting', 'reading', 'detecting', 'done', 'failed'] as const

/** `id`: the import that is looked at. `state`: which of the earlier ones are listed. */
export const readImportSearch = (search: Search) => ({
  ...readTexts(search, ['id']),
  ...readChoice(search, 'state', IMPORT_STATES),
})
