import { readChoice, readNumber, readTexts, type Search } from '@/api/read-search'
import { readTabSearch } from './tab-search'

export const CAMPAIGN_TABS = [
  'evidence',
  'timeline',
  'hours',
  'shares',
  'graph',
  'accounts',
  'samples',
  'actions',
  'history',
  'sharing',
] as const
export type CampaignTab = (typeof CAMPAIGN_TABS)[number]

export const readCampaignSearch = (search: Search) => ({
  ...readChoice(search, 'tab', CAMPAIGN_TABS),
  // evidence: which half of the question, and the runbook that is open
  ...readChoice(search, 'verdict', ['operator', 'harvesting'] as const),
  ...readTexts(search, ['family', 'runbook']),
  // hours: of how many accounts
  ...readNumber(search, 'rows'),
  ...readTabSearch(search),
})
export type CampaignSearch = ReturnType<typeof readCampaignSearch>
