import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeSpan, escapeMarkdown } from '#lib/escape-markdown.js'
import { hostileText } from '#lib/fixtures/hostile-text.js'
import { hostileReport } from './fixtures/hostile-report.js'
import { emptyReport, richReport } from './fixtures/sample-report.js'
import { renderMarkdown } from './render-markdown.js'

test('the Markdown has the overview, evidence and near misses', () => {
  const text = renderMarkdown(richReport)
  expect(text).toContain('| `camp_5d3f0a9b1c2e4f60` | 0.997 | &gt; 0.999 | 0.998 | 90 | 38,412 of 61,907 |')
  expect(text).toContain(
    '| 31 of 90 accounts pay with one of 4 cards; chance predicts 0.2. | payment (payment) | 31 | 0.2 | accounts | 4.1e-9 | 31 |',
  )
  expect(text).toContain('20 of 90 accounts shown; the JSON report has all.')
  expect(text).toContain('- **classroom**, 31 accounts (operator 0.930, harvests 0.030).')
  expect(text).toContain('- `logs/2026-03.jsonl.zst:17` no account')
})

test('nothing found is said plainly', () => {
  expect(renderMarkdown(emptyReport)).toContain('No harvesting campaign was found')
  expect(renderMarkdown(emptyReport)).toContain('> Content absent')
})

test('markup, links and mentions of the logs stay text', () => {
  expect(escapeMarkdown('[a](b) *c* <d>')).toBe('\\[a\\]\\(b\\) \\*c\\* &lt;d&gt;')
  expect(escapeMarkdown('https://example.test @me')).toBe('https&#58;//example.test &#64;me')
  expect(codeSpan('a`b|c')).toBe('``a`b\\|c``')
  expect(codeSpan('`')).toBe('`` ` ``')
  expect(codeSpan('\n')).toBe('(empty)')
})

/** Lines and cells: what stands between pipes that no backslash disarms. */
const shapeOf = (text: string): number[] => text.split('\n').map((line) => line.split(/(?<!\\)\|/).length)

test('no text of the logs changes the shape of the document or brings HTML in', () => {
  const harmless = shapeOf(renderMarkdown(hostileReport('harmless')))
  fc.assert(
    fc.property(hostileText, (text) => {
      const shown = renderMarkdown(hostileReport(text))
      expect(shapeOf(shown)).toEqual(harmless)
      const outside = shown.replace(/(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, '')
      expect(outside).not.toMatch(/<[a-z!/]/i)
    }),
    { numRuns: 120 },
  )
})
