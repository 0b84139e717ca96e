import { expect, it } from 'vitest'
import { type ProvenanceResult, provenancePlanSchema, type RegisteredPlan } from '#contract/provenance.js'
import type { ProvenanceLogCheck } from '#contract/provenance-log.js'
import type { PlanCheck } from '#contract/provenance-plan.js'
import { assembleReport } from './assemble-report.js'
import { inventResult, silentNulls } from './fixtures/invent-result.js'

const [OURS, OTHERS] = [`camp_${'a'.repeat(16)}`, `camp_${'b'.repeat(16)}`]
const HASH = 'cd'.repeat(32)
const planOf = (campaign: string | null): RegisteredPlan => ({
  plan: provenancePlanSchema.parse({
    schema_version: 1,
    id: `plan_${'0'.repeat(24)}`,
    created_at: '2026-01-01T00:00:00.000Z',
    suspect: { name: 'suspect' },
    ...(campaign === null ? {} : { campaign }),
    legal_basis: 'ours',
    prompts: { sha256: HASH, count: 3 },
    decoding: {},
    tests: ['canary', 'watermark', 'radioactivity'].map((kind) => ({
      ...{ kind, null_hypothesis: 'none', statistic: 'hits', threshold: 1e-5 },
      settings: kind === 'canary' ? { least_adoption: 0.3 } : {},
    })),
    stopping_rule: 'all once',
  }),
  sha256: HASH,
  signature: { algorithm: 'Ed25519', key_id: '0', public_key: '', value: '' },
})
const CHECK: PlanCheck = {
  signature: 'trusted',
  timestamp: 'valid',
  ...{ made_at: null, older_than_answers: true, holds: true, statement: 'It holds.' },
}
const LOG: ProvenanceLogCheck = {
  ...{ ok: true, entries: 3, head: HASH, torn_bytes: 0, problem: null, plan_sha256: HASH, answers: 3, refused: 0 },
  ...{ first_at: null, last_at: null, pass_through: 'excluded' },
}
const report = (results: ProvenanceResult[], campaign: string | null = OURS) =>
  assembleReport({
    results,
    plan: planOf(campaign),
    check: CHECK,
    log: LOG,
    answers: { head: HASH, outputs_sha256: HASH },
    inputs: [{ what: 'results', name: `${OTHERS}-results.json`, sha256: HASH }],
    command: `stillwatch provenance report --results ${OTHERS}-results.json`,
    stillwatch_version: 'test',
    now: new Date(0),
  })
const MADE = {
  inputs: (['answers', 'prompts'] as const).map((what) => ({ what, name: `${what}.json`, sha256: HASH })),
  options: { least_adoption: 0.3 },
}
const canary = (log10_p: number, subject: string, change: Partial<ProvenanceResult> = {}) =>
  inventResult(log10_p, { ...MADE, test: 'canary', subject, nulls: [silentNulls('never-served', 100)], ...change })

it('is strong by what its own campaign was served, and names it', () => {
  const { verdict } = report([canary(-20, 'clu_1, key 1', { campaign: OURS }), canary(-0.3, 'clu_2, key 1')])
  expect(verdict).toEqual({
    grade: 'strong',
    statement: `Strong evidence that suspect learned from answers that ${OURS} was served (canary of clu_1, key 1).`,
  })
})

it('is not strong by what others were served: they are corrected for, told by their cluster, and make no verdict', () => {
  const own = canary(-0.3, 'clu_1, key 1', { campaign: OURS })
  const others = canary(-20, 'clu_2, key 1', {
    campaign: OTHERS,
    inputs: [...MADE.inputs, { what: 'served', name: `${OTHERS}.ndjson`, sha256: HASH }],
    options: { ...MADE.options, clean: [`${OTHERS}-clean`] },
    command: `stillwatch provenance canaries --config ${OTHERS}.json`,
    alternatives: [`${OTHERS} may have sold it.`],
  })
  const named = canary(-21, `${OTHERS}, key 1`, { campaign: OTHERS })
  const controls = canary(-20, 'clu_3, key 1')
  const made = report([own, others, named, controls])
  expect(made.results.map(({ grade }) => grade)).toEqual(['not shown', 'strong', 'strong', 'strong'])
  expect(made.results[1]!.adjusted_p_value).toBeGreaterThan(2e-20)
  expect(made.verdict.grade).toBe('not shown')
  expect(made.verdict.statement).toContain(`It is not shown that suspect learned from answers that ${OURS} was served`)
  expect(made.verdict.statement).toContain(`Marks that are not of ${OURS} show something (canary of clu_2, key 1`)
  expect(JSON.stringify(made)).not.toContain(OTHERS)
  expect(made.command).toBe('stillwatch provenance report --results another-campaign-results.json')
  expect(report([{ ...own, grade: 'cleared' }, others]).verdict.grade).toBe('not shown')
  expect(report([{ ...own, grade: 'cleared' }, canary(-0.3, 'x', { campaign: OTHERS })]).verdict.grade).toBe('cleared')
  expect(report([others]).verdict.grade).toBe('untested')
})

it('counts all, with their campaigns, where the plan names none', () => {
  const made = report([canary(-20, 'clu_2, key 1', { campaign: OTHERS })], null)
  expect(made.verdict.grade).toBe('strong')
  expect(made.results[0]!.campaign).toBe(OTHERS)
  expect(made.verdict.statement).toContain('learned from answers of ours (canary of clu_2, key 1)')
})

it('does not say of a mark in the answers themselves that it was learned', () => {
  const nulls = [silentNulls('wrong-keys', 100)]
  const { verdict, results } = report([inventResult(-20, { ...MADE, test: 'watermark', nulls, campaign: OURS })])
  expect(verdict.statement).toContain(`that suspect gives answers that ${OURS} was served, or learned from them`)
  expect(results[0]!.grade).toBe('strong')
})
