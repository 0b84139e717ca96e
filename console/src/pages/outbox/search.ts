import { readTexts, type Search } from '@/api/read-search'

export const readOutboxSearch = (search: Search) => readTexts(search, [])
