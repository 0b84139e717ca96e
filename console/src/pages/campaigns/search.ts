import { readTexts, type Search } from '@/api/read-search'

export const readCampaignsSearch = (search: Search) => readTexts(search, [])
