import { readTexts, type Search } from '@/api/read-search'

export const readCasesSearch = (search: Search) => readTexts(search, [])
