import { readChoice, readNumber, readTexts, type Search } from '@/api/read-search'

export const POLICY_TABS = ['rules', 'edit', 'shadow', 'versions', 'proposals'] as const
export type PolicyTab = (typeof POLICY_TABS)[number]

export const readPolicySearch = (search: Search) => ({
  ...readChoice(search, 'tab', POLICY_TABS),
  // edit: the version that is begun from; the newest where absent
  ...readNumber(search, 'base'),
  // shadow: the version that is told of
  ...readNumber(search, 'version'),
  // versions: what is compared
  ...readNumber(search, 'from'),
  ...readNumber(search, 'to'),
  // backtest and shadow: so many days back from now; absent: all that is kept
  ...readNumber(search, 'days'),
  ...readChoice(search, 'as_of', ['then'] as const),
  ...readTexts(search, ['proposal']),
})
export type PolicySearch = ReturnType<typeof readPolicySearch>
