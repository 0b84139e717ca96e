import { readTexts, type Search } from '@/api/read-search'

export const readSettingsSearch = (search: Search) => readTexts(search, [])
