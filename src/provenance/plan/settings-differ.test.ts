import { expect, it } from 'vitest'
import { type PlannedTest, type ProvenanceTest, plannedTestSchema } from '#contract/provenance.js'
import { inventResult } from '../report/fixtures/invent-result.js'
import { gradeOne } from '../report/grade-one.js'
import { settingsDiffer } from './settings-differ.js'

const [OURS, OTHERS] = ['ab'.repeat(32), 'cd'.repeat(32)]
const test = (kind: ProvenanceTest, settings: PlannedTest['settings']): PlannedTest =>
  plannedTestSchema.parse({ kind, null_hypothesis: 'none', statistic: 'mean', threshold: 1e-5, settings })
const logs = { served: true, served_sha256: OURS }

it.each<[string, ProvenanceTest, PlannedTest['settings'], PlannedTest['settings'], string | undefined]>([
  ['served logs as planned', 'radioactivity', logs, logs, undefined],
  [
    'some of the logs',
    'radioactivity',
    logs,
    { ...logs, served_sha256: OTHERS },
    `served_sha256 is ${OURS} in the plan`,
  ],
  ['a share chosen later', 'radioactivity', {}, { least_contamination: 1 }, 'does not name least_contamination'],
  ['slots chosen later', 'canary', {}, { least_adoption: 1 }, 'does not name least_adoption'],
  ['another draw', 'watermark', {}, { seed: 3 }, 'does not name seed'],
  ['the usual draw', 'watermark', {}, { seed: 1, wrong_keys: 100 }, undefined],
  ['a draw as planned', 'watermark', { seed: 3, wrong_keys: 500 }, { seed: 3, wrong_keys: 500 }, undefined],
  ['contexts that found no place', 'radioactivity', logs, { ...logs, contexts_dropped: 1 }, 'not all was looked at'],
  ['units that found no place', 'watermark', {}, { units_dropped: 2 }, 'not all was looked at (units_dropped)'],
  ['all of them', 'watermark', {}, { units_dropped: 0, contexts_dropped: 0 }, undefined],
])('%s: %s', (_, kind, planned, taken, why) => {
  const found = settingsDiffer(test(kind, planned), taken)
  expect(found).toEqual(why === undefined ? [] : [expect.stringContaining(why)])
})

it('says of a result where nobody planned which served logs are tried', () => {
  const statement = (settings: PlannedTest['settings']): string => {
    const registration = { planned: test('radioactivity', settings), registered: true, why: '' }
    const ground = { plan: null, pass_through: 'excluded' as const }
    return gradeOne(inventResult(-20, { options: { served: true } }), registration, ground).statement
  }
  expect(statement({ served: true })).toContain('Which served logs were tried was not planned')
  expect(statement(logs)).not.toContain('was not planned')
})
