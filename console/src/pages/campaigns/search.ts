import { STATUSES } from '@/api/campaign-status'
import { readChoice, readNumber, readSorting, readTexts, type Search } from '@/api/read-search'

/** Which of the two verdicts has to hold. */
export const VERDICTS = ['both', 'operator', 'harvesting'] as const

export const readCampaignsSearch = (search: Search) => ({
  ...readTexts(search, ['q', 'capability']),
  ...readChoice(search, 'status', STATUSES),
  ...readNumber(search, 'confidence'),
  ...readChoice(search, 'verdict', VERDICTS),
  ...readNumber(search, 'accounts'),
  // yes: also those that the newest run did not find again
  ...readChoice(search, 'absent', ['yes'] as const),
  ...readSorting(search),
})
export type CampaignsSearch = ReturnType<typeof readCampaignsSearch>
