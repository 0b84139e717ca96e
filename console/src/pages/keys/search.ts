import { readTexts, type Search } from '@/api/read-search'

export const readKeysSearch = (search: Search) => readTexts(search, [])
