import { readTexts, type Search } from '@/api/read-search'

export const readPoliciesSearch = (search: Search) => readTexts(search, [])
