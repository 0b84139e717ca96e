import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProvenancePlan } from '#contract/provenance.js'
import { signPlan } from '#provenance/plan/sign-plan.js'
import { inventReport, plannedCanary } from '#provenance/report/fixtures/invent-report.js'
import { openSigningKey, type SigningKey } from '#store/signing-key.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const HASH = 'ab'.repeat(32)
const CAMPAIGN = 'camp_0123456789abcdef'
const PLAN: ProvenancePlan = {
  schema_version: 1,
  id: 'plan_0123456789abcdef01234567',
  created_at: '2026-05-01T00:00:00.000Z',
  suspect: { name: 'rival-7b' },
  campaign: CAMPAIGN,
  legal_basis: 'own service, own keys',
  candidates: [],
  controls: [],
  prompts: { sha256: HASH, count: 20 },
  decoding: { temperature: 0, top_p: 1, max_tokens: 64 },
  tests: [
    {
      kind: 'canary',
      null_hypothesis: 'the suspect chooses without our key',
      statistic: 'hits',
      threshold: 1e-5,
      key_commitments: [],
      settings: {},
    },
  ],
  correction: 'holm',
  stopping_rule: 'all prompts once',
}
const COLLECTION = {
  schema_version: 1,
  plan_sha256: HASH,
  suspect: 'rival-7b',
  model: 'rival-7b-chat',
  prompts: 20,
  answered: 19,
  refused: 1,
  unanswered: 0,
  reason: 'complete',
  requests: 22,
  tokens: { input: 100, output: 900 },
  money: null,
  pass_through: 'excluded',
  pass_through_why: 'our own word was seen, theirs were not',
  first_at: '2026-05-02T00:00:00.000Z',
  last_at: '2026-05-02T01:00:00.000Z',
  entries: 45,
  log_sha256: 'cd'.repeat(32),
}

const strong = await inventReport({
  ...{ suspect: 'rival-7b', campaign: CAMPAIGN, generated_at: '2026-05-04T00:00:00.000Z' },
  results: [plannedCanary(CAMPAIGN, -20)],
})
const cleared = await inventReport({
  ...{ suspect: 'rival-7b', campaign: CAMPAIGN, generated_at: '2026-05-03T00:00:00.000Z' },
  results: [plannedCanary(CAMPAIGN, -0.3, { grade: 'cleared' })],
})

describe('what is known of suspect models', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let signer: SigningKey
  beforeAll(async () => {
    server = await startTestServer()
    ask = server.ask
    signer = openSigningKey(join(await mkdtemp(join(tmpdir(), 'stillwatch-plan-')), 'plans.key'), 'plans')
  })
  afterAll(() => server.close())

  it('keeps plans, collections and reports, each once, and tells the newest of a suspect', async () => {
    const plan = await signPlan(PLAN, signer)
    expect(await ask('POST', '/v1/provenance/plans', { body: plan })).toMatchObject({
      status: 201,
      json: { kind: 'plan' },
    })
    const run = await ask('POST', '/v1/provenance/runs', { body: COLLECTION })
    expect(run).toMatchObject({ status: 201, json: { id: `run_${'cd'.repeat(12)}` } })
    for (const body of [strong, cleared, strong])
      expect((await ask('POST', '/v1/provenance/reports', { body })).status).toBe(201)
    expect((await ask('GET', '/v1/provenance/suspects')).json).toMatchObject({
      items: [
        {
          name: 'rival-7b',
          campaigns: [CAMPAIGN],
          plans: 1,
          runs: 1,
          reports: 2,
          latest: { id: strong.id, grade: 'strong' },
        },
      ],
      next: null,
    })
    expect((await ask('GET', `/v1/provenance/documents?campaign=${CAMPAIGN}&kind=report`)).json.items).toHaveLength(2)
    expect((await ask('GET', `/v1/provenance/plans/${PLAN.id}`)).json).toEqual(plan)
    expect((await ask('GET', `/v1/provenance/runs/${run.json.id}`)).json).toEqual(COLLECTION)
    expect((await ask('GET', `/v1/provenance/reports/${strong.id}`)).json).toEqual(strong)
    expect((await ask('GET', `/v1/provenance/plans/${strong.id}`)).status).toBe(404)
    const kept = (await ask('GET', '/v1/audit?limit=100')).json.items ?? []
    expect(kept.filter(({ action }: { action: string }) => action === 'provenance.report-kept')).toHaveLength(2)
  })

  it('refuses a report that says what does not follow from what it holds', async () => {
    const keep = (body: object) => ask('POST', '/v1/provenance/reports', { body })
    const verdict = { grade: 'strong', statement: 'it is strong' }
    const nothing = { plan: null, plan_check: 'no plan', collection: null, results: [], inputs: [], verdict }
    const unfounded = await keep({ ...strong, ...nothing, id: `prov_${'2'.repeat(24)}` })
    expect(unfounded).toMatchObject({ status: 400, text: expect.stringContaining('its results come to `untested`') })
    expect(await keep({ ...cleared, verdict: strong.verdict })).toMatchObject({ status: 400 })
    const other = 'camp_fedcba9876543210'
    expect((await keep({ ...strong, campaign: other })).text).toContain('another campaign than its plan')
    const late = { ...strong, plan: { ...strong.plan, timestamp: 'AAAA' } }
    expect((await keep(late)).text).toContain('the timestamp of its plan is none of it')
    const [result] = strong.results
    const others = { ...strong, results: [{ ...result, campaign: other }] }
    expect((await keep(others)).text).toContain('results name other campaigns')
    // Strong by what is of nobody's cluster.
    const { campaign, ...loose } = result!
    expect((await keep({ ...strong, results: [loose] })).text).toContain('its results come to `untested`')
    expect((await ask('GET', `/v1/provenance/documents?kind=report`)).json.items).toHaveLength(2)
  })

  it('refuses a plan that was altered, and a second document of an id', async () => {
    const plan = await signPlan({ ...PLAN, id: 'plan_f123456789abcdef01234567' }, signer)
    const altered = { ...plan, plan: { ...plan.plan, stopping_rule: 'until it fits' } }
    expect(await ask('POST', '/v1/provenance/plans', { body: altered })).toMatchObject({ status: 400 })
    const changed = { ...strong, generated_at: '2026-05-06T00:00:00.000Z' }
    expect((await ask('POST', '/v1/provenance/reports', { body: changed })).status).toBe(409)
  })
})
