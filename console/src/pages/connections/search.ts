import { readChoice, readTexts, type Search } from '@/api/read-search'

export const CONNECTION_TABS = ['collections', 'remotes', 'webhooks', 'matching', 'feeds'] as const

export const readConnectionsSearch = (search: Search) => ({
  ...readChoice(search, 'tab', CONNECTION_TABS),
  // `id`: the collection, webhook or agreement that is open
  ...readTexts(search, ['id', 'q']),
  // of deliveries
  ...readChoice(search, 'status', ['waiting', 'sent', 'dead'] as const),
  // yes: the dialog that makes one is open
  ...readChoice(search, 'new', ['yes'] as const),
})
export type ConnectionsSearch = ReturnType<typeof readConnectionsSearch>
