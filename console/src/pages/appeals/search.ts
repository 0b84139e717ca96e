import { readTexts, type Search } from '@/api/read-search'

export const readAppealsSearch = (search: Search) => readTexts(search, [])
