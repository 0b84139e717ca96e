import { readTexts, type Search } from '@/api/read-search'

export const readConnectionsSearch = (search: Search) => readTexts(search, [])
