import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EvidenceCase } from '#contract/evidence.js'
import { hostileText } from '#lib/fixtures/hostile-text.js'
import { ACTING, tagsOf, textOf, wordsOf } from '#lib/fixtures/read-page.js'
import { hostileCase } from './fixtures/hostile-case.js'
import { bareCase, sampleCase } from './fixtures/sample-case.js'
import { renderSummary } from './render-summary.js'
import { SUMMARY_WORDS_MAX } from './summarise-case.js'

const tooLong = (evidence: EvidenceCase): boolean => {
  const { html, markdown } = renderSummary(evidence)
  return Math.max(wordsOf(textOf(html)), wordsOf(markdown)) > SUMMARY_WORDS_MAX
}

test('both forms say the same, in plain words', () => {
  const { html, markdown } = renderSummary(sampleCase())
  for (const said of [
    '140 accounts appear to have been run by one operator',
    'of 1,000 such cases about 3 would be mistaken',
    'Example Laboratory is suspected; this is not corroborated.',
    'That a particular model was trained with the answers.',
    '10 % of the requests had passed',
  ]) {
    expect(textOf(html)).toContain(said)
    expect(markdown).toContain(said)
  }
  expect(textOf(html)).not.toMatch(/p-value|null/)
})

test('what is not known is said, with nothing in the case', () => {
  const text = textOf(renderSummary(bareCase()).html)
  for (const said of [
    'Nobody is accused.',
    'Not known: no price list was given.',
    'No response is on record.',
    'was not recognised',
    'No comparison',
  ])
    expect(text).toContain(said)
})

test('a page has at most 400 words, whatever the case holds', () => {
  const longest = 'word '.repeat(200)
  const long = hostileCase(longest)
  const responses = Array.from({ length: 90 }, () => ({ ...long.responses[0]!, action: longest }))
  const capabilities = Array.from({ length: 30 }, () => ({ name: longest, share: 0.1 }))
  const provenance = Array.from({ length: 5 }, (_, n) => ({ ...long.provenance![0]!, suspect: `${n} ${longest}` }))
  expect(tooLong({ ...long, responses, provenance, campaign: { ...long.campaign, capabilities } })).toBe(false)
  expect(tooLong(sampleCase())).toBe(false)
  fc.assert(
    fc.property(hostileText, (text) => !tooLong(hostileCase(text))),
    { numRuns: 60 },
  )
})

test('no text of a case makes a tag, in HTML or in Markdown', () => {
  const harmless = tagsOf(renderSummary(hostileCase('harmless')).html)
  fc.assert(
    fc.property(hostileText, (text) => {
      const { html, markdown } = renderSummary(hostileCase(text))
      expect(tagsOf(html)).toEqual(harmless)
      expect(markdown).not.toMatch(/[<>]/)
      expect(html).not.toMatch(ACTING)
      expect(markdown).not.toMatch(ACTING)
      expect(markdown.match(/^#+ /gm)).toHaveLength(7)
    }),
    { numRuns: 60 },
  )
})
