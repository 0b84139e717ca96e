import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type FeedEntry, feedEntrySchema } from '#contract/feed-entry.js'
import { richCampaign } from '../stix/fixtures/rich-campaign.js'
import { escapeXml } from './escape-xml.js'
import { renderAtom } from './render-atom.js'
import { renderFeedEntry } from './render-feed-entry.js'
import { renderRss } from './render-rss.js'

const FACTS = { id: 'urn:uuid:00000000-0000-4000-8000-000000000000', title: 'T', url: 'https://x.example/v1/feed.atom' }
const entry = (changes: Partial<FeedEntry> = {}) => ({ ...renderFeedEntry(richCampaign('green')), ...changes })

/** The names of elements as they open and close; throws for what is not well-formed. */
function readXml(xml: string): { names: string[]; texts: string[] } {
  const [names, texts, open]: [string[], string[], string[]] = [[], [], []]
  for (const [, tag, text] of xml.replace(/^<\?xml [^>]*\?>/, '').matchAll(/<([^<>]*)>|([^<]+)/g)) {
    if (text !== undefined) {
      if (/>|&(?!(amp|lt|gt|quot|#39|#13);)/.test(text)) throw new Error(`unescaped: ${text}`)
      texts.push(text)
    } else if (tag!.startsWith('/')) {
      if (open.pop() !== tag!.slice(1)) throw new Error(`closes ${tag}`)
    } else {
      if (!/^[a-z:A-Z]+( [a-zA-Z:]+="[^"&<]*((&(amp|lt|gt|quot|#39|#13);)[^"&<]*)*")*\/?$/.test(tag!))
        throw new Error(tag)
      names.push(tag!.split(/[ /]/)[0]!)
      if (!tag!.endsWith('/')) open.push(tag!.split(' ')[0]!)
    }
  }
  if (open.length > 0) throw new Error(`open: ${open}`)
  return { names, texts }
}

it('gives an entry of a campaign, the same id each time', () => {
  const made = feedEntrySchema.parse(renderFeedEntry(richCampaign('green')))
  expect(made.id).toBe(renderFeedEntry(richCampaign('clear', { modified: '2027-01-01T00:00:00Z' })).id)
  expect(made.summary).toContain('412 accounts')
  expect(made.categories).toContain('tlp:green')
})

it('keeps text from becoming markup, in every field, whatever it is', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom(']]>', '<script>', '&amp;', '"\'>', '\0\ufffe\ud800', '<!--', '\r\n'),
  )
  fc.assert(
    fc.property(nasty, nasty, nasty, (title, summary, author) => {
      const given = [entry({ title, summary, author, categories: [title, summary] })]
      for (const xml of [renderAtom(given, { ...FACTS, title }), renderRss(given, { ...FACTS, url: summary })]) {
        const { names } = readXml(xml)
        expect(names.filter((name) => name === 'entry' || name === 'item')).toHaveLength(1)
        expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
      }
    }),
  )
  expect(() => readXml('<a>x & y</a>')).toThrow()
})

it('escapes for XML', () => {
  expect(escapeXml(`<a href="x">'&'</a>\0\r`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;\ufffd&#13;')
})

it('escapes twice in RSS, whose readers take descriptions for HTML', () => {
  const xml = renderRss([entry({ summary: '<img src=x onerror=alert(1)>\nb' })], FACTS)
  expect(xml).toContain('&lt;p&gt;&amp;lt;img src=x onerror=alert(1)&amp;gt;&lt;br&gt;b&lt;/p&gt;')
})

it('tells the newest of each, newest first, and has what the formats ask for', () => {
  const ids = ['1', '2'].map((n) => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`)
  const given = [
    entry({ id: ids[0]!, title: 'old', updated: '2026-01-01T00:00:00Z' }),
    entry({ id: ids[1]!, title: 'other', updated: '2026-02-01T00:00:00Z' }),
    entry({ id: ids[0]!, title: 'new', updated: '2026-03-01T00:00:00Z' }),
  ]
  for (const render of [renderAtom, renderRss]) {
    const { texts } = readXml(render(given, FACTS))
    expect(texts.filter((text) => ['old', 'new', 'other'].includes(text))).toEqual(['new', 'other'])
  }
  const atom = renderAtom(given, FACTS)
  expect(atom).toContain('<updated>2026-03-01T00:00:00Z</updated>')
  expect(renderRss(given, FACTS)).toContain('<pubDate>Sun, 01 Mar 2026 00:00:00 GMT</pubDate>')
  expect(readXml(renderAtom([], FACTS)).names).toEqual([
    'feed',
    'id',
    'title',
    'updated',
    'author',
    'name',
    'link',
    'generator',
  ])
  expect(readXml(renderRss([], FACTS)).names.slice(0, 5)).toEqual(['rss', 'channel', 'title', 'link', 'description'])
})
