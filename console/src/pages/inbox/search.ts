import { readTexts, type Search } from '@/api/read-search'

export const readInboxSearch = (search: Search) => readTexts(search, [])
