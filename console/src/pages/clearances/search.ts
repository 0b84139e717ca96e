import { readTexts, type Search } from '@/api/read-search'

export const readClearancesSearch = (search: Search) => readTexts(search, [])
