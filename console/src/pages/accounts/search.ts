import { readTexts, type Search } from '@/api/read-search'

export const readAccountsSearch = (search: Search) => readTexts(search, [])
