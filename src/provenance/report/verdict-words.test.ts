import { describe, expect, it } from 'vitest'
import { KEYED } from '#contract/counts-for.js'
import { PROVENANCE_GRADES, PROVENANCE_TESTS, type ProvenanceGrade, type ProvenanceTest } from '#contract/provenance.js'
import { inventReport } from './fixtures/invent-report.js'
import { inventResult } from './fixtures/invent-result.js'
import { gradeVerdict } from './grade-verdict.js'

const CAMPAIGN = `camp_${'a'.repeat(16)}`
const OURS = /\bours\b|learned|was served/
const of = (test: ProvenanceTest, grade: ProvenanceGrade, subject = 'llama-base') => ({ test, grade, subject })
const told = (results: ReturnType<typeof of>[], campaign?: string) =>
  gradeVerdict(
    'model-x',
    results.map((result) => ({ ...result, ...(campaign === undefined ? {} : { campaign }) })),
    campaign,
  ).statement

describe.each(PROVENANCE_TESTS)('the words of a verdict by %s', (test) => {
  it.each(PROVENANCE_GRADES)(
    'at `%s` name answers of ours only where a key or canary of ours is the ground',
    (grade) => {
      for (const campaign of [undefined, CAMPAIGN]) {
        const statement = told([of(test, grade)], campaign)
        if (!KEYED.includes(test)) expect(statement).not.toMatch(OURS)
        else if (['strong', 'suggestive', 'not shown', 'untested'].includes(grade))
          expect(statement).toContain(
            campaign === undefined ? 'answers of ours' : `answers that ${CAMPAIGN} was served`,
          )
        expect(statement).toMatch(/[^ ]\.$/)
        expect(statement).not.toMatch(/undefined|that \(|that \.|\( ?\)/)
      }
    },
  )
})

it('says what agreement, lineage and style show, of whom', () => {
  expect(told([of('token-agreement', 'suggestive')])).toBe(
    'Suggestive, and not more, that model-x agrees with llama-base more often than the controls do (token-agreement of llama-base).',
  )
  expect(told([of('lineage', 'suggestive')])).toBe(
    'Suggestive, and not more, that model-x is of one descent with llama-base (lineage of llama-base).',
  )
  expect(told([of('style', 'lead')])).toBe(
    'A lead, and nothing is shown: model-x is nearer in style to llama-base than the controls are (style of llama-base).',
  )
  expect(told([of('lineage', 'not shown'), of('style', 'not shown')])).toBe(
    'It is not shown that model-x is of one descent with llama-base, or that model-x is nearer in style to llama-base than the controls are (lineage, style).',
  )
  expect(told([])).toBe('Nothing was tested by which anything would show of model-x.')
})

it('keeps what a key shows apart from what likeness shows', () => {
  const both = [of('canary', 'suggestive', 'clu_1, key 1'), of('lineage', 'suggestive')]
  expect(told(both)).toBe(
    'Suggestive, and not more, that model-x learned from answers of ours (canary of clu_1, key 1); and that model-x is of one descent with llama-base (lineage of llama-base).',
  )
  const many = Array.from({ length: 7 }, (_, at) => of('token-agreement', 'suggestive', `base-${at}`))
  expect(told(many)).toContain('agrees with base-0, base-1, base-2, base-3, base-4 and 2 others more often')
})

it.each([
  ['token-agreement', 'Suggestive: model-x agrees with llama-base more often than the controls do.'],
  ['lineage', 'Suggestive: model-x and llama-base seem to be of one descent.'],
] as const)('says the same of a result of %s', async (test, words) => {
  const results = [inventResult(-20, { test, subject: 'llama-base', nulls: [] })]
  const report = await inventReport({ suspect: 'model-x', campaign: null, results })
  expect(report.verdict.grade).toBe('suggestive')
  expect(report.results[0]!.statement).toContain(words)
  for (const one of report.results[0]!.alternatives) expect(one).not.toMatch(/\bours\b|our own/)
  expect(JSON.stringify([report.verdict.statement, report.results[0]!.statement.split(' Why')[0]])).not.toMatch(OURS)
})
