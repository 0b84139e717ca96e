import type { Item } from '@/api/answer'

export type Setting = Item<'/v1/settings'>

interface Filter {
  q?: string
  group?: string
  /** set: only those that differ from their default */
  only?: 'set'
}

export const groupOf = ({ name }: Setting): string => name.split('.')[0]!

/** Settings that have every word of `q` in their name, description or value, by their group. */
export function groupSettings(settings: readonly Setting[], { q = '', group, only }: Filter): [string, Setting[]][] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const found = settings.filter((setting) => {
    const text = `${setting.name} ${setting.description} ${JSON.stringify(setting.value)}`.toLowerCase()
    return (
      (group === undefined || groupOf(setting) === group) &&
      (only === undefined || setting.set) &&
      words.every((word) => text.includes(word))
    )
  })
  const names = [...new Set(found.map(groupOf))]
  return names.map((name) => [name, found.filter((setting) => groupOf(setting) === name)])
}
