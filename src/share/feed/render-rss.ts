import type { FeedEntry, FeedFacts } from '#contract/feed-entry.js'
import { element, escapeXml } from './escape-xml.js'
import { newestEntries } from './newest-entries.js'

export const RSS_TYPE = 'application/rss+xml; charset=utf-8'

/** RSS 2.0 (2.0.11): the newest telling of each entry, newest first. Its dates are those of RFC 822 with four-digit years. */
export function renderRss(given: readonly FeedEntry[], { title, url }: FeedFacts): string {
  const entries = newestEntries(given)
  const [newest] = entries
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', title),
    element('link', url),
    element('description', 'Published reports on campaigns that harvest the outputs of language models.'),
    ...(newest === undefined ? [] : [element('lastBuildDate', dateOf(newest.updated))]),
    element('generator', 'Stillwatch'),
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(url)}"/>`,
    ...entries.map(rssItem),
    '</channel>',
    '</rss>',
  ].join('\n')}\n`
}

const rssItem = (entry: FeedEntry): string =>
  [
    '<item>',
    element('title', entry.title),
    // Readers take a description for HTML, so the text is escaped once for them, and once for XML.
    element('description', `<p>${escapeXml(entry.summary).replaceAll('\n', '<br>')}</p>`),
    `<guid isPermaLink="false">${escapeXml(entry.id)}</guid>`,
    element('pubDate', dateOf(entry.updated)),
    // `author` would have to be an address.
    element('dc:creator', entry.author),
    ...entry.categories.map((category) => element('category', category)),
    '</item>',
  ].join('\n')

const dateOf = (time: string): string => new Date(time).toUTCString()
