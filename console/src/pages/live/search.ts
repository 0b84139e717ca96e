import { readTexts, type Search } from '@/api/read-search'

export const readLiveSearch = (search: Search) => readTexts(search, [])
