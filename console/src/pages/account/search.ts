import { readChoice, type Search } from '@/api/read-search'

export const ACCOUNT_TABS = ['profile', 'links', 'decisions', 'appeals', 'samples', 'standing'] as const
export type AccountTab = (typeof ACCOUNT_TABS)[number]

export const readAccountSearch = (search: Search) => ({
  ...readChoice(search, 'tab', ACCOUNT_TABS),
  // profile: what is drawn by day
  ...readChoice(search, 'by', ['output_tokens'] as const),
  // links: only those with such a reason
  ...readChoice(search, 'reason', ['item', 'content', 'behaviour', 'hours'] as const),
})
export type AccountSearch = ReturnType<typeof readAccountSearch>
