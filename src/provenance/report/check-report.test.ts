import { describe, expect, it } from 'vitest'
import {
  type PlannedTest,
  PROVENANCE_GRADES,
  PROVENANCE_TESTS,
  type ProvenanceReport,
  type ProvenanceResult,
  provenanceReportSchema,
} from '#contract/provenance.js'
import { assembleReport, reportIdOf } from './assemble-report.js'
import { checkReport } from './check-report.js'
import { inventReport, plannedCanary } from './fixtures/invent-report.js'
import { inventResult, silentNulls } from './fixtures/invent-result.js'

const CAMPAIGN = `camp_${'a'.repeat(16)}`
const OTHER = `camp_${'b'.repeat(16)}`
const invent = (results: ProvenanceResult[], change: object = {}) =>
  inventReport({ suspect: 'rival', campaign: CAMPAIGN, results, ...change })
/** With the id of what it holds, so that nothing else but the lie is found. */
const altered = (report: ProvenanceReport, change: Partial<ProvenanceReport>): ProvenanceReport => {
  const whole = { ...report, ...change }
  return { ...whole, id: change.id ?? reportIdOf(whole) }
}
const first = (report: ProvenanceReport, change: Partial<ProvenanceResult>): ProvenanceReport =>
  altered(report, { results: [{ ...report.results[0]!, ...change }, ...report.results.slice(1)] })
const { inputs } = plannedCanary(CAMPAIGN, -20)
const watermark = { test: 'watermark' as const, inputs: inputs! }
const strong = await invent([plannedCanary(CAMPAIGN, -20), plannedCanary(CAMPAIGN, -0.3, { subject: 'clu_2, key 1' })])

describe('a report that the program assembled', () => {
  it.each(PROVENANCE_TESTS)('is whole with %s, at each grade, p-value, pass-through and plan', async (test) => {
    const nulls = [[silentNulls('wrong-keys', 100), silentNulls('clean-models', 1)], [silentNulls('never-served', 100)]]
    for (const pass_through of ['excluded', 'seen', 'untested'] as const)
      for (const holds of [true, false])
        for (const grade of PROVENANCE_GRADES) {
          const results = [-20, -3, -0.3].flatMap((p) =>
            nulls.map((some) => plannedCanary(CAMPAIGN, p, { test, grade, nulls: some })),
          )
          // Of answers that are not those of the log, and of nobody's cluster.
          const loose = inventResult(-9, {
            test,
            grade,
            inputs: [{ what: 'answers', name: 'a', sha256: 'ef'.repeat(32) }],
          })
          const others = plannedCanary(OTHER, -9, { test, grade, subject: `${OTHER}, key 1` })
          const nothing = inventResult(-1, { test, grade, units_scored: 0 })
          for (const told of [[...results, loose, others, nothing], [loose], [results[4]!], []]) {
            const report = await invent(told, { pass_through, holds })
            expect(checkReport(provenanceReportSchema.parse(JSON.parse(JSON.stringify(report))))).toEqual([])
          }
        }
  })

  it('is whole without a plan', () => {
    const report = assembleReport({
      ...{ results: [inventResult(-20)], plan: null, check: null, log: null, answers: null, inputs: [] },
      ...{ command: 'stillwatch provenance report', stillwatch_version: '0.1.0', now: new Date(0) },
    })
    expect(report.verdict.grade).toBe('suggestive')
    expect(checkReport(report)).toEqual([])
    expect(checkReport(first(report, { registered: true })).join()).toContain('registered, and it has no plan')
    expect(checkReport({ ...report, campaign: CAMPAIGN }).join()).toContain('has no plan that does')
    expect(checkReport({ ...report, plan_check: 'It is trusted.' }).join()).toContain('says something of one')
  })
})

describe('a report says no more than it holds', () => {
  it('is strong here', () => {
    expect(strong.verdict.grade).toBe('strong')
    expect(checkReport(strong)).toEqual([])
  })

  it.each<[string, (report: ProvenanceReport) => ProvenanceReport, string]>([
    [
      'no results',
      (report) => altered(report, { results: [] }),
      'its verdict is `strong`, and its results come to `untested`',
    ],
    [
      'a verdict in other words',
      (report) => ({ ...report, verdict: { grade: 'strong', statement: 'guilty' } }),
      'other words',
    ],
    ['an id of its own', (report) => altered(report, { id: `prov_${'0'.repeat(24)}` }), 'its id'],
    ['another suspect', (report) => altered(report, { suspect: 'someone' }), 'another suspect than its plan'],
    ['another campaign', (report) => ({ ...report, campaign: OTHER }), 'another campaign than its plan'],
    ['results of another campaign', (report) => first(report, { campaign: OTHER }), 'results name other campaigns'],
    ['another campaign in a subject', (report) => first(report, { subject: OTHER }), 'results name other campaigns'],
    ['a p-value as it was', (report) => first(report, { adjusted_p_value: 1e-20 }), 'adjusted p-value is less'],
    ['no adjusted p-value', (report) => first(report, { adjusted_p_value: null }), 'adjusted p-value is less'],
    [
      'controls that speak',
      (report) => first(report, { nulls: [{ ...silentNulls('never-served', 100), values: Array(100).fill(-3) }] }),
      'called `strong`, and comes to `not shown`',
    ],
    ['no controls', (report) => first(report, { nulls: [] }), 'called `strong`, and comes to `suggestive`'],
    ['another test', (report) => first(report, { test: 'lineage' }), 'called `strong`, and comes to `suggestive`'],
    [
      'other prompts',
      (report) => first(report, { inputs: [{ what: 'prompts', name: 'p', sha256: 'ab'.repeat(32) }] }),
      'comes to `suggestive`',
    ],
    ['a statement of its own', (report) => first(report, { statement: 'Strong: it is proven.' }), 'in other words'],
    ['half of a character', (report) => ({ ...report, command: '\ud83d' }), 'lone surrogate'],
    ['no alternatives', (report) => first(report, { alternatives: [] }), 'in other words'],
    ['no log', (report) => altered(report, { collection: null }), 'no log shows'],
    [
      'a reseller',
      (report) => altered(report, { collection: { ...report.collection!, pass_through: 'seen' } }),
      'comes to `untested`',
    ],
    [
      'answers that are older',
      (report) => altered(report, { collection: { ...report.collection!, first_at: '2026-04-01T00:00:00.000Z' } }),
      'not older than the first question',
    ],
    ['no plan', (report) => altered(report, { plan: null }), 'results are called registered, and it has no plan'],
    [
      'a plan that was altered',
      (report) => ({
        ...report,
        plan: { ...report.plan!, plan: { ...report.plan!.plan, stopping_rule: 'until it fits' } },
      }),
      'its plan does not hold',
    ],
    [
      'a plan that somebody else signed',
      (report) => ({ ...report, plan: { ...report.plan!, signature: { ...report.plan!.signature, value: '' } } }),
      'its plan does not hold',
    ],
  ])('is refused with %s', (_, alter, why) => {
    expect(checkReport(alter(strong)).join('\n')).toContain(why)
  })

  it('does not clear by results that were not registered, nor of two sets of answers', async () => {
    const cleared = await invent([plannedCanary(CAMPAIGN, -0.3, { grade: 'cleared' })])
    expect(cleared.verdict.grade).toBe('cleared')
    expect(checkReport(first(cleared, { registered: false })).join()).toContain('not registered')
    const two = first(strong, {
      inputs: [{ what: 'answers', name: 'a', sha256: 'ab'.repeat(32) }, strong.results[0]!.inputs![1]!],
    })
    expect(checkReport(two).join()).toMatch(/comes to `suggestive`|registered, against/)
  })

  it.each<[string, string | undefined, string | undefined, boolean]>([
    ['what is no timestamp', undefined, '2026-05-01T12:00:00.000Z', false],
    ['a timestamp that is later', '2026-05-03T00:00:00.000Z', '2026-05-02T00:00:00.000Z', false],
    ['a timestamp that is older', '2026-05-01T12:00:00.000Z', '2026-05-02T00:00:00.000Z', true],
  ])('takes %s for what it is', (_, attested, first_at, holds) => {
    const plan = { ...strong.plan!, timestamp: 'AAAA' }
    const report = altered(strong, { plan, collection: { ...strong.collection!, first_at: first_at! } })
    const found = checkReport(report, { readTime: () => (attested === undefined ? undefined : new Date(attested)) })
    expect(found).toEqual(holds ? [] : [expect.stringContaining('results are called registered, and')])
    // Who cannot read one does not believe it.
    const before = altered(report, { collection: { ...report.collection!, first_at: '2026-04-01T00:00:00.000Z' } })
    expect(checkReport(before).join()).toContain('not older than the first question')
  })

  it('names no other campaign in files and commands', () => {
    const found = (change: Partial<ProvenanceReport>) => checkReport(altered(strong, change)).join()
    expect(found({ command: `stillwatch --config ${OTHER}.json` })).toContain('files name other campaigns')
    expect(found({ inputs: [{ name: `${OTHER}.json`, sha256: 'cd'.repeat(32) }] })).toContain('files name other')
    const made = { ...strong.results[0]!, command: `stillwatch --config ${OTHER}.json` }
    expect(found({ results: [made, strong.results[1]!] })).toContain('results name other campaigns')
  })

  it.each<[string, PlannedTest['settings'], ProvenanceResult['options']]>([
    ['chosen after the answers', {}, { least_adoption: 1 }],
    ['that nobody names', {}, {}],
    ['other than planned', { least_adoption: 0.3 }, { least_adoption: 1 }],
  ])('does not clear by a share %s', async (_, settings, options) => {
    const report = await invent([plannedCanary(CAMPAIGN, -0.3, { grade: 'cleared', options })], { settings })
    expect(report.verdict.grade).toBe('not shown')
    expect(checkReport(report)).toEqual([])
    expect(checkReport(first(report, { grade: 'cleared', registered: true })).join()).toContain('called `cleared`')
  })

  it.each<[string, ProvenanceResult['options']]>([
    ['contexts_max', { least_adoption: 0.3, contexts_dropped: 7 }],
    ['units_max', { least_adoption: 0.3, units_dropped: 1 }],
  ])('is not strong by the best of several %s', async (_, options) => {
    const { results } = await invent([plannedCanary(CAMPAIGN, -20, { options })])
    expect(results[0]).toMatchObject({ grade: 'suggestive', registered: false })
    expect(results[0]!.statement).toContain('not all was looked at')
  })

  it.each<[string, boolean, ProvenanceResult['options']]>([
    ['as usual', true, { wrong_keys: 100, seed: 1 }],
    ['of another seed', false, { wrong_keys: 100, seed: 2 }],
    ['of another number', false, { wrong_keys: 101, seed: 1 }],
  ])('counts a draw of wrong keys %s as planned: %s', async (_, planned, options) => {
    const [result] = (await invent([inventResult(-20, { ...watermark, options })])).results
    expect(result!.registered).toBe(planned)
  })

  it('leaves sentences of another version as they are, and nothing else', () => {
    const older = first({ ...strong, verdict: { grade: 'strong', statement: 'strong' } }, { statement: 'strong' })
    expect(checkReport(older)).toHaveLength(2)
    expect(checkReport(older, { words: false })).toEqual([])
    expect(checkReport(altered(older, { results: [] }), { words: false })).toHaveLength(1)
  })
})
