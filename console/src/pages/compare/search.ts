import { readTexts, type Search } from '@/api/read-search'

export const readCompareSearch = (search: Search) => readTexts(search, [])
