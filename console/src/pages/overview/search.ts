import { readChoice, type Search } from '@/api/read-search'

/** Time that is looked at, counted back from the newest exchange; without one, as the server is set. */
export const SPANS = ['1d', '7d', '30d', '90d', '365d'] as const
export type Span = (typeof SPANS)[number]

export const readOverviewSearch = (search: Search) => ({
  ...readChoice(search, 'span', SPANS),
  ...readChoice(search, 'course', ['exchanges', 'decisions']),
  ...readChoice(search, 'campaigns', ['confident', 'newest']),
})
