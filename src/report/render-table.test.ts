import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleCampaign } from '#contract/fixtures/sample-campaign.js'
import { hostileText } from '#lib/fixtures/hostile-text.js'
import { hostileReport } from './fixtures/hostile-report.js'
import { emptyReport, richReport } from './fixtures/sample-report.js'
import { renderTable } from './render-table.js'

const plain = { colour: false, width: 140 }

test('the table names each campaign with its numbers, evidence, near misses and rejected lines', () => {
  const text = renderTable(richReport, plain)
  expect(text).toContain('2 harvesting campaigns of 114 accounts found in 1,815,421 exchanges of 14,208 accounts.')
  expect(text).toMatch(
    /camp_5d3f0a9b1c2e4f60 +0\.997 +> 0\.999 +0\.998 +90 +38,412 harvest +21,450,118 in +2026-02-01 +mathematics 48 %/,
  )
  expect(text).toMatch(/p < 1e-12 +p = 0\.0005 +of 61,907 +184,226,907 out +2026-03-14 +code 31 %/)
  expect(text).toContain('• 31 of 90 accounts pay with one of 4 cards; chance predicts 0.2.')
  expect(text).toContain('payment (payment): observed 31, expected 0.2 accounts; p = 4.1e-9; 31 accounts')
  expect(text).toContain('Look at logs/2026-02.jsonl.zst:1204')
  expect(text).toContain('classroom  31 accounts  operator 0.930, harvests 0.030')
  expect(text).toContain('student-5 and 26 more')
  expect(text).toContain('logs/2026-03.jsonl.zst:17 no account')
})

test('nothing found is said plainly, with what was considered and what the logs lack', () => {
  const text = renderTable(emptyReport, plain)
  expect(text).toContain('No harvesting campaign was found in 1,815,421 exchanges of 14,208 accounts')
  expect(text).toContain('2 groups came near and were not raised')
  expect(text).toContain('Content absent')
  expect(renderTable({ ...emptyReport, near_misses: [] }, plain)).toContain('no group came near to one')
})

test('no log at all is not «nothing found»', () => {
  const input = { ...emptyReport.input, exchanges: 0, accounts: 0, from: null, to: null }
  expect(renderTable({ ...emptyReport, near_misses: [], input }, plain)).toContain('No exchanges were read')
})

test('80 columns suffice', () => {
  const widths = renderTable(richReport, { colour: false, width: 80 })
    .split('\n')
    .filter((line) => !line.includes('Look at'))
    .map((line) => line.length)
  expect(Math.max(...widths)).toBeLessThanOrEqual(80)
})

test('colour is on only where it is asked for', () => {
  const introducer = '\u001b['
  expect(renderTable(richReport, plain)).not.toContain(introducer)
  expect(renderTable(richReport, { colour: true, width: 140 })).toContain(introducer)
})

test('a campaign of 25,000 accounts stays within a few screens', () => {
  const text = renderTable({ ...richReport, campaigns: [sampleCampaign('camp_0000000000000001', 25_000)] }, plain)
  expect(text.split('\n').length).toBeLessThan(80)
  expect(text).toContain('25,000')
})

test('hostile texts neither move the terminal nor leave holes', () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 20, max: 200 }), (text, width) => {
      const shown = renderTable(hostileReport(text), { colour: false, width })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is the point
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
      expect(shown).not.toContain('NaN')
      if (!text.includes('undefined')) expect(shown).not.toContain('undefined')
    }),
    { numRuns: 60 },
  )
})
