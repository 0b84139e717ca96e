import { readTexts, type Search } from '@/api/read-search'

export const readCaseSearch = (search: Search) => readTexts(search, [])
