import { readChoice, readTexts, type Search } from '@/api/read-search'

export const readSettingsSearch = (search: Search) => ({
  ...readChoice(search, 'tab', ['settings', 'health', 'detection']),
  ...readTexts(search, ['q', 'group']),
  ...readChoice(search, 'only', ['set']),
})
