import { readChoice, readNumber, readTexts, type Search } from '@/api/read-search'
import { useView } from '@/components/use-view'

/** What the tabs of graph, accounts, samples and actions keep in the address. */
export const readTabSearch = (search: Search) => ({
  // graph
  ...readTexts(search, ['node', 'channels']),
  ...readChoice(search, 'as', ['table'] as const),
  // accounts
  ...readTexts(search, ['account', 'order']),
  ...readChoice(search, 'role', ['core', 'member'] as const),
  ...readNumber(search, 'score'),
  // samples
  ...readTexts(search, ['template']),
  // actions
  ...readChoice(search, 'do', ['observe', 'throttle', 'degrade', 'challenge', 'block'] as const),
  ...readChoice(search, 'mode', ['shadow', 'enforce'] as const),
  ...readTexts(search, ['degrade']),
  ...readNumber(search, 'per_minute'),
  ...readNumber(search, 'burst'),
  ...readNumber(search, 'days'),
})
export type TabSearch = ReturnType<typeof readTabSearch>

/** The same with a way to change a part of it. */
export const useTabSearch = () => useView<TabSearch>()
