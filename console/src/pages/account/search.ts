import { readTexts, type Search } from '@/api/read-search'

export const readAccountSearch = (search: Search) => readTexts(search, [])
