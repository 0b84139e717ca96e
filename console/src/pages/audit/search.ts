import { readTexts, type Search } from '@/api/read-search'

export const readAuditSearch = (search: Search) => readTexts(search, [])
