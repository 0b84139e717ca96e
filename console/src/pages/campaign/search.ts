import { readTexts, type Search } from '@/api/read-search'

export const readCampaignSearch = (search: Search) => readTexts(search, [])
