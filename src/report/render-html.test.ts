import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleCampaign } from '#contract/fixtures/sample-campaign.js'
import { HOSTILE_TEXTS, hostileText } from '#lib/fixtures/hostile-text.js'
import { attributesOf, tagsOf } from '#lib/fixtures/read-page.js'
import { hostileReport } from './fixtures/hostile-report.js'
import { emptyReport, richReport } from './fixtures/sample-report.js'
import { renderHtml } from './render-html.js'

test('the page shows campaigns, evidence, pictures, near misses, input and settings', () => {
  const page = renderHtml(richReport)
  for (const part of [
    'Evidence',
    'Timeline',
    'Accounts and their links',
    'Capabilities aimed at',
    'Near misses',
    'Input',
    'Settings',
  ])
    expect(page).toContain(part)
  expect(page).toContain('31 of 90 accounts pay with one of 4 cards; chance predicts 0.2.')
  expect(page).toContain('4.1e-9')
  expect(page).toContain('link.z_min')
  expect(page.match(/<h1/g)).toHaveLength(1)
  expect(page.match(/<circle/g)!.length).toBe(90 + 24)
})

test('the page asks nothing of any server and runs nothing', () => {
  const page = renderHtml(richReport)
  expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|@import|url\(|https?:/i)
  expect(
    attributesOf(page).filter((name) => name.startsWith('on') || ['style', 'src', 'srcset'].includes(name)),
  ).toEqual([])
})

test('the policy forbids all but the page’s own style, by its hash', () => {
  const page = renderHtml(richReport)
  const style = /<style>(.*?)<\/style>/s.exec(page)![1]!
  const hash = createHash('sha256').update(style).digest('base64')
  expect(page).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  )
  expect(page).not.toContain('unsafe')
})

test.each(['', ...HOSTILE_TEXTS])('%j makes no tag and no attribute', (text) => {
  const harmless = renderHtml(hostileReport('harmless'))
  const page = renderHtml(hostileReport(text))
  expect(tagsOf(page)).toEqual(tagsOf(harmless))
  expect(attributesOf(page)).toEqual(attributesOf(harmless))
})

test('no text of the logs makes a tag', () => {
  const harmless = tagsOf(renderHtml(hostileReport('harmless')))
  fc.assert(
    fc.property(hostileText, (text) => {
      const page = renderHtml(hostileReport(text))
      expect(tagsOf(page)).toEqual(harmless)
      expect(page).not.toContain('NaN')
    }),
    { numRuns: 80 },
  )
})

test('one report gives one page', () => {
  expect(renderHtml(richReport)).toBe(renderHtml(structuredClone(richReport)))
})

test('nothing found and content absent are said at the head', () => {
  const page = renderHtml(emptyReport)
  expect(page).toContain('No harvesting campaign was found')
  expect(page).toContain('2 groups came near')
  expect(page).toContain('Content absent')
})

test('25,000 accounts give a bounded page that says what it leaves out', () => {
  const page = renderHtml({ ...richReport, campaigns: [sampleCampaign('camp_0000000000000001', 25_000)] })
  expect(page.length).toBeLessThan(300_000)
  expect(page).toContain('200 of 25,000 accounts shown')
  expect(page.match(/<circle/g)).toHaveLength(200)
})
