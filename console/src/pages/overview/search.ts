import { readTexts, type Search } from '@/api/read-search'

export const readOverviewSearch = (search: Search) => readTexts(search, [])
