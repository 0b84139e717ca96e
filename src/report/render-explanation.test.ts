import { expect, test } from 'vitest'
import { richReport } from './fixtures/sample-report.js'
import { renderExplanation } from './render-explanation.js'

const plain = { colour: false, width: 100 }
const [campaign, other] = richReport.campaigns

test('a campaign is explained with its evidence and its accounts', () => {
  const text = renderExplanation(richReport, campaign!.id, 'table', plain)
  expect(text).toContain('31 of 90 accounts pay with one of 4 cards')
  expect(text).toContain('and 70 more')
  expect(text).not.toContain(other!.id)
})

test('an account is explained by its part and its links', () => {
  const { source } = campaign!.links[0]!
  const text = renderExplanation(richReport, source, 'table', plain)
  expect(text).toMatch(/(core|member) of camp_5d3f0a9b1c2e4f60, score/)
  expect(text).toMatch(/Strongest links: \d+/)
})

test('an account of a near miss is explained by its reason', () => {
  expect(renderExplanation(richReport, 'student-3', 'table', plain)).toContain('One network and one timetable')
})

test('who is in nothing is told so', () => {
  expect(renderExplanation(richReport, 'acct_nobody', 'table', plain)).toContain('is in no campaign and no near miss')
})

test('other forms give the report narrowed to the subject', () => {
  const narrowed = JSON.parse(renderExplanation(richReport, campaign!.id, 'json', plain))
  expect(narrowed.campaigns.map(({ id }: { id: string }) => id)).toEqual([campaign!.id])
  expect(narrowed.near_misses).toEqual([])
})
