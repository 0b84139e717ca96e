import type { FeedEntry, FeedFacts } from '#contract/feed-entry.js'
import { element, escapeXml } from './escape-xml.js'
import { newestEntries } from './newest-entries.js'

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8'

/** A feed has a time also where it has no entry (RFC 4287, 4.1.1). */
const NEVER = '1970-01-01T00:00:00Z'

/** Atom 1.0 (RFC 4287): the newest telling of each entry, newest first. */
export function renderAtom(given: readonly FeedEntry[], { id, title, url }: FeedFacts): string {
  const entries = newestEntries(given)
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', id),
    element('title', title),
    element('updated', entries[0]?.updated ?? NEVER),
    `<author>${element('name', 'Stillwatch')}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(url)}"/>`,
    element('generator', 'Stillwatch'),
    ...entries.map(atomEntry),
    '</feed>',
  ].join('\n')}\n`
}

const atomEntry = (entry: FeedEntry): string =>
  [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('published', entry.published),
    element('updated', entry.updated),
    `<author>${element('name', entry.author)}</author>`,
    ...entry.categories.map((category) => `<category term="${escapeXml(category)}"/>`),
    `<content type="text">${escapeXml(entry.summary)}</content>`,
    '</entry>',
  ].join('\n')
