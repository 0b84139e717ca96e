import { type CampaignsSearch, readCampaignsSearch } from './search'

export interface SavedView {
  name: string
  search: CampaignsSearch
}

export const VIEWS_MAX = 50
export const NAME_LENGTH_MAX = 60

/** Views as the browser keeps them. What cannot be read is left out: an older version, or a hand, may have written it. */
export function parseViews(text: string | null): SavedView[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(found) ? found.flatMap(viewOf).slice(0, VIEWS_MAX) : []
  } catch {
    return []
  }
}

function viewOf(found: unknown): SavedView[] {
  if (typeof found !== 'object' || found === null) return []
  const { name, search } = found as Record<string, unknown>
  if (typeof name !== 'string' || name === '' || typeof search !== 'object' || search === null) return []
  return [{ name: name.slice(0, NAME_LENGTH_MAX), search: readCampaignsSearch(search as Record<string, unknown>) }]
}

/** With a view more; one of the same name gives way. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  [...views.filter(({ name }) => name !== view.name), view].slice(-VIEWS_MAX)

export const withoutView = (views: readonly SavedView[], name: string): SavedView[] =>
  views.filter((view) => view.name !== name)

/** Whether two views show the same, in whatever order their parts were chosen. */
export const isSameView = (one: CampaignsSearch, other: CampaignsSearch): boolean => textOf(one) === textOf(other)

const textOf = (view: CampaignsSearch): string =>
  JSON.stringify(
    Object.entries(view)
      .filter(([, value]) => value !== undefined)
      .sort(),
  )
