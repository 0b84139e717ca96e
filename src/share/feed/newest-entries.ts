import type { FeedEntry } from '#contract/feed-entry.js'

export const FEED_ENTRIES_MAX = 100

/** The newest telling of each, newest first. */
export function newestEntries(entries: readonly FeedEntry[]): FeedEntry[] {
  const newest = new Map<string, FeedEntry>()
  for (const entry of entries) {
    const known = newest.get(entry.id)
    if (known === undefined || timeOf(known) < timeOf(entry)) newest.set(entry.id, entry)
  }
  return [...newest.values()].sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1)).slice(0, FEED_ENTRIES_MAX)
}

const timeOf = ({ updated }: FeedEntry): number => Date.parse(updated)
