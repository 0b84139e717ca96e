import { readTexts, type Search } from '@/api/read-search'

export const readPolicySearch = (search: Search) => readTexts(search, [])
