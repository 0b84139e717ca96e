import { useSyncExternalStore } from 'react'
import { parseViews, type SavedView } from './saved-views'

/** Kept in this browser: a view is a habit of its reader, not a record. */
const PLACE = 'stillwatch.campaign-views'
const listeners = new Set<() => void>()
let known: { text: string | null; views: readonly SavedView[] } | undefined

function readViews(): readonly SavedView[] {
  const text = localStorage.getItem(PLACE)
  // The same list as long as nothing changed: React compares by identity.
  if (known === undefined || known.text !== text) known = { text, views: parseViews(text) }
  return known.views
}

export function keepViews(views: readonly SavedView[]): void {
  localStorage.setItem(PLACE, JSON.stringify(views))
  for (const listener of listeners) listener()
}

/** The views that were saved here; also those that another tab just saved. */
export const useSavedViews = (): readonly SavedView[] => useSyncExternalStore(listen, readViews)

function listen(listener: () => void) {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
