import { readTexts, type Search } from '@/api/read-search'

export const readImportSearch = (search: Search) => readTexts(search, [])
