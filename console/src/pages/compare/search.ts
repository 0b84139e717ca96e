import { readTexts, type Search } from '@/api/read-search'

/** The two campaigns, by their ids. */
export const readCompareSearch = (search: Search) => readTexts(search, ['one', 'other'])
