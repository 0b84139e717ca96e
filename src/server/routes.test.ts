import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCOPES } from '#contract/role.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'
import { PROBLEM_TYPE } from './problem.js'

/** Every operation with the scope that it asks for; any: whatever the key may; null: no key. */
const OPERATIONS: [method: string, path: string, scope: (typeof SCOPES)[number] | 'any' | null][] = [
  ['GET', '/healthz', null],
  ['GET', '/readyz', null],
  ['GET', '/metrics', null],
  ['POST', '/v1/ingest/helicone', null],
  ['POST', '/v1/challenges/callback', null],
  ['POST', '/v1/exchanges', 'ingest'],
  ['POST', '/v1/ingest/litellm', 'ingest'],
  ['POST', '/v1/ingest/kong', 'ingest'],
  ['POST', '/v1/traces', 'ingest'],
  ['POST', '/v1/logs', 'ingest'],
  ['PUT', '/v1/accounts', 'ingest'],
  ['POST', '/v1/events', 'ingest'],
  ['POST', '/v1/decisions', 'decide'],
  ['GET', '/v1/decisions/snapshot', 'follow'],
  ['GET', '/v1/decisions/stream', 'follow'],
  ['POST', '/v1/decisions/records', 'follow'],
  ['POST', '/beta/litellm_basic_guardrail_api', 'decide'],
  ['POST', '/v1/guardrails/portkey', 'decide'],
  ['GET', '/v1/guardrails/ext-authz', 'decide'],
  ['GET', '/v1/decisions', 'analyst'],
  ['GET', '/v1/accounts/{id}', 'analyst'],
  ['GET', '/v1/accounts/{id}/links', 'analyst'],
  ['GET', '/v1/overview', 'analyst'],
  ['GET', '/v1/traffic', 'analyst'],
  ['GET', '/v1/campaigns/{id}/timeline', 'analyst'],
  ['GET', '/v1/campaigns/{id}/graph', 'analyst'],
  ['GET', '/v1/campaigns/{id}/hours', 'analyst'],
  ['GET', '/v1/campaigns/{id}/comparison/{other}', 'analyst'],
  ['GET', '/v1/events', 'analyst'],
  ['GET', '/v1/campaigns', 'analyst'],
  ['GET', '/v1/campaigns/stream', 'analyst'],
  ['GET', '/v1/runbooks/{kind}', 'analyst'],
  ['GET', '/v1/campaigns/{id}', 'analyst'],
  ['PATCH', '/v1/campaigns/{id}', 'analyst'],
  ['POST', '/v1/campaigns/{id}/evidence', 'analyst'],
  ['GET', '/v1/campaigns/{id}/accounts', 'analyst'],
  ['GET', '/v1/campaigns/{id}/history', 'analyst'],
  ['GET', '/v1/campaigns/{id}/actions', 'analyst'],
  ['POST', '/v1/campaigns/{id}/actions/preview', 'analyst'],
  ['GET', '/v1/actions/{id}', 'analyst'],
  ['GET', '/v1/detection/runs', 'analyst'],
  ['POST', '/v1/detection/runs', 'analyst'],
  ['GET', '/v1/policies', 'analyst'],
  ['GET', '/v1/policies/{name}', 'analyst'],
  ['POST', '/v1/policies/backtest', 'analyst'],
  ['GET', '/v1/clearances', 'analyst'],
  ['POST', '/v1/permits', 'analyst'],
  ['GET', '/v1/appeals', 'analyst'],
  ['POST', '/v1/appeals', 'analyst'],
  ['GET', '/v1/audit', 'analyst'],
  ['GET', '/v1/cases', 'analyst'],
  ['GET', '/v1/cases/{id}', 'analyst'],
  ['PATCH', '/v1/cases/{id}', 'analyst'],
  ['GET', '/v1/cases/{id}/notes', 'analyst'],
  ['POST', '/v1/cases/{id}/notes', 'analyst'],
  ['GET', '/v1/cases/{id}/tasks', 'analyst'],
  ['POST', '/v1/cases/{id}/tasks', 'analyst'],
  ['PATCH', '/v1/cases/{id}/tasks/{task}', 'analyst'],
  ['DELETE', '/v1/cases/{id}/tasks/{task}', 'analyst'],
  ['GET', '/v1/cases/{id}/trail', 'analyst'],
  ['GET', '/v1/evidence-packages', 'analyst'],
  ['GET', '/v1/live/stream', 'analyst'],
  ['POST', '/v1/policies/check', 'analyst'],
  ['GET', '/v1/policies/{name}/difference', 'analyst'],
  ['GET', '/v1/policies/{name}/shadow', 'analyst'],
  ['POST', '/v1/policies/{name}/proposals', 'analyst'],
  ['GET', '/v1/policy-proposals', 'analyst'],
  ['GET', '/v1/policy-proposals/{id}', 'analyst'],
  ['POST', '/v1/policy-proposals/{id}/withdraw', 'analyst'],
  ['POST', '/v1/policy-proposals/{id}/approve', 'approve'],
  ['POST', '/v1/policy-proposals/{id}/reject', 'approve'],
  ['POST', '/v1/imports', 'ingest'],
  ['GET', '/v1/imports', 'analyst'],
  ['GET', '/v1/imports/{id}', 'analyst'],
  ['GET', '/v1/imports/{id}/rejects', 'text'],
  ['GET', '/v1/settings', 'admin'],
  ['GET', '/v1/me', 'any'],
  ['GET', '/v1/collections', 'analyst'],
  ['GET', '/v1/collections/{id}/grants', 'analyst'],
  ['GET', '/v1/collections/{id}/received', 'analyst'],
  ['GET', '/v1/indicators', 'analyst'],
  ['POST', '/v1/indicators', 'analyst'],
  ['GET', '/v1/indicators/{id}', 'analyst'],
  ['GET', '/v1/indicators/{id}/matches', 'analyst'],
  ['PUT', '/v1/indicators/{id}/override', 'analyst'],
  ['DELETE', '/v1/indicators/{id}/override', 'analyst'],
  ['GET', '/v1/sightings', 'analyst'],
  ['GET', '/v1/webhooks', 'analyst'],
  ['POST', '/v1/webhooks', 'analyst'],
  ['POST', '/v1/webhooks/{id}/disable', 'analyst'],
  ['POST', '/v1/webhooks/{id}/rotate', 'analyst'],
  ['GET', '/v1/webhooks/{id}/deliveries', 'analyst'],
  ['POST', '/v1/webhooks/{id}/replay', 'analyst'],
  ['POST', '/v1/webhooks/{id}/approve', 'approve'],
  ['GET', '/v1/psi/agreements', 'analyst'],
  ['POST', '/v1/psi/agreements', 'analyst'],
  ['GET', '/v1/psi/agreements/{id}', 'analyst'],
  ['DELETE', '/v1/psi/agreements/{id}', 'analyst'],
  ['POST', '/v1/psi/agreements/{id}/approve', 'approve'],
  ['POST', '/v1/psi/questions', 'analyst'],
  ['POST', '/v1/psi/answers', 'taxii'],
  ['GET', '/v1/feed.atom', 'taxii'],
  ['GET', '/v1/feed.rss', 'taxii'],
  ['POST', '/v1/collections', 'admin'],
  ['DELETE', '/v1/collections/{id}', 'admin'],
  ['PUT', '/v1/collections/{id}/grants/{principal}', 'admin'],
  ['DELETE', '/v1/collections/{id}/grants/{principal}', 'admin'],
  ['GET', '/v1/campaigns/{id}/affiliation', 'analyst'],
  ['PUT', '/v1/campaigns/{id}/affiliation', 'analyst'],
  ['GET', '/v1/principals', 'analyst'],
  ['GET', '/v1/sharing', 'analyst'],
  ['GET', '/v1/outgoing', 'analyst'],
  ['POST', '/v1/outgoing', 'analyst'],
  ['GET', '/v1/outgoing/{id}', 'analyst'],
  ['GET', '/v1/outgoing/{id}/document', 'analyst'],
  ['GET', '/v1/outgoing/{id}/objects', 'analyst'],
  ['POST', '/v1/outgoing/{id}/send', 'analyst'],
  ['POST', '/v1/outgoing/{id}/withdraw', 'analyst'],
  ['GET', '/v1/outgoing/{id}/review', 'approve'],
  ['POST', '/v1/outgoing/{id}/approve', 'approve'],
  ['POST', '/v1/outgoing/{id}/reject', 'approve'],
  ['POST', '/v1/permits/{id}/approve', 'approve'],
  ['POST', '/v1/permits/{id}/refuse', 'approve'],
  ['POST', '/v1/appeals/{id}/decide', 'approve'],
  ['GET', '/v1/dead-letters', 'text'],
  ['GET', '/v1/campaigns/{id}/samples', 'text'],
  ['GET', '/v1/accounts/{id}/samples', 'text'],
  ['DELETE', '/v1/dead-letters', 'admin'],
  ['POST', '/v1/dead-letters/replay', 'admin'],
  ['POST', '/v1/campaigns/{id}/actions', 'analyst'],
  ['POST', '/v1/actions/{id}/undo', 'analyst'],
  ['PUT', '/v1/policies/{name}', 'admin'],
  ['DELETE', '/v1/policies/{name}', 'admin'],
  ['POST', '/v1/clearances', 'admin'],
  ['DELETE', '/v1/clearances/{id}', 'admin'],
  ['POST', '/v1/accounts/{id}/erasure', 'admin'],
  ['POST', '/v1/accounts/{id}/holds', 'admin'],
  ['GET', '/v1/holds', 'admin'],
  ['DELETE', '/v1/holds/{id}', 'admin'],
  ['GET', '/v1/keys', 'admin'],
  ['POST', '/v1/keys', 'admin'],
  ['POST', '/v1/keys/{id}/rotate', 'admin'],
  ['DELETE', '/v1/keys/{id}', 'admin'],
  ['GET', '/v1/audit/export', 'admin'],
  ['GET', '/v1/audit/check', 'admin'],
  ['GET', '/v1/audit/checkpoints', 'admin'],
  ['POST', '/v1/audit/checkpoints', 'admin'],
  ['GET', '/v1/audit/checkpoint-key', 'admin'],
]

describe('who may call what', () => {
  let server: TestServer
  let lacking: Map<string, string>
  beforeAll(async () => {
    server = await startTestServer()
    // For each scope a key that holds all others that do not include it.
    lacking = new Map()
    for (const scope of SCOPES) {
      const others = SCOPES.filter((other) => other !== scope && (other !== 'admin' || scope === 'text'))
      lacking.set(scope, await server.keyWith(others))
    }
  })
  afterAll(() => server.close())

  const headersOf = (path: string, key: string): Record<string, string> =>
    path.includes('ext-authz') ? { 'x-stillwatch-key': key } : {}

  it('lists every operation of the description', async () => {
    const { json } = await server.ask('GET', '/openapi.json', { key: null })
    const described = Object.entries(json.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(json.openapi).toBe('3.1.0')
    expect(described.filter((one) => !one.startsWith('HEAD ')).sort()).toEqual(
      OPERATIONS.map(([method, path]) => `${method} ${path}`).sort(),
    )
  })

  it('describes who may call what, and what is to be sent', async () => {
    const { json } = await server.ask('GET', '/openapi.json', { key: null })
    const described = OPERATIONS.map(([method, path, scope]) => ({
      method,
      path,
      scope,
      operation: json.paths[path][method.toLowerCase()],
    }))
    const scheme = (path: string) => (path.includes('ext-authz') ? 'proxy' : 'key')
    for (const { path, scope, operation } of described)
      expect({ path, security: operation.security }).toEqual({
        path,
        security: scope === null ? undefined : [{ [scheme(path)]: [] }],
      })
    expect(Object.keys(json.components.securitySchemes)).toEqual(['key', 'proxy'])
    const without = described.filter(
      ({ method, operation }) => ['POST', 'PUT', 'PATCH'].includes(method) && operation.requestBody === undefined,
    )
    // The path says all.
    expect(without.map(({ path }) => path).sort()).toEqual([
      '/v1/accounts/{id}/erasure',
      '/v1/actions/{id}/undo',
      '/v1/audit/checkpoints',
      '/v1/detection/runs',
      '/v1/outgoing/{id}/approve',
      '/v1/outgoing/{id}/send',
      '/v1/permits/{id}/approve',
      '/v1/psi/agreements/{id}/approve',
      '/v1/webhooks/{id}/approve',
      '/v1/webhooks/{id}/rotate',
    ])
    const facts = json.paths['/v1/accounts'].put.requestBody.content['application/json'].schema
    expect(facts.items).toMatchObject({ properties: { tier: {} }, additionalProperties: false })
    const policy = json.paths['/v1/policies/{name}'].put.requestBody.content
    expect(Object.keys(policy)).toEqual(['application/yaml', 'application/json'])
    expect(policy['application/yaml'].schema.properties.rules.type).toBe('array')
  })

  it.each(OPERATIONS.filter(([, , scope]) => scope !== null))('%s %s asks for a key', async (method, path) => {
    const none = await server.ask(method, path, { key: null })
    expect(none).toMatchObject({ status: 401, json: { status: 401, title: 'Unauthorized', type: 'about:blank' } })
    expect(none.headers.get('content-type')).toContain(PROBLEM_TYPE)
    expect(none.headers.get('www-authenticate')).toContain('Bearer')
    const wrong = 'sw_000000000000_00000000000000000000000000000000'
    expect((await server.ask(method, path, { key: wrong, headers: headersOf(path, wrong) })).status).toBe(401)
  })

  it.each(OPERATIONS.filter(([, , scope]) => scope !== null && scope !== 'any'))(
    '%s %s asks for the scope %s',
    async (method, path, scope) => {
      const key = lacking.get(scope!)!
      const refused = await server.ask(method, path, { key, headers: headersOf(path, key) })
      expect(refused).toMatchObject({ status: 403, json: { detail: expect.stringContaining(`«${scope}»`) } })
    },
  )

  it('tells senders of OTLP which content types it takes', async () => {
    const { status, text } = await server.ask('POST', '/v1/traces', {
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    expect([status, text]).toEqual([415, expect.stringMatching(/«text\/plain».*application\/x-protobuf/)])
  })

  it('lets nobody in at the customer’s own Authorization where a proxy asks', async () => {
    const refused = await server.ask('GET', '/v1/guardrails/ext-authz/v1/chat/completions')
    expect(refused).toMatchObject({ status: 401, json: { where: 'X-Stillwatch-Key' } })
    expect(refused.json.detail).toContain('X-Stillwatch-Key: KEY')
  })

  it('answers problem details for what is not there, not understood, too large and not text', async () => {
    const problems: [method: string, path: string, body: unknown, status: number, where: string | undefined][] = [
      ['GET', '/v1/nothing', undefined, 404, undefined],
      ['GET', '/v1/campaigns/camp_0', undefined, 404, 'camp_0'],
      ['GET', '/v1/actions/act_0', undefined, 404, 'action act_0'],
      ['GET', '/v1/runbooks/..%2Fsql', undefined, 404, '../sql'],
      ['GET', '/v1/policies/none', undefined, 404, 'policy none'],
      ['GET', '/v1/accounts/nobody', undefined, 404, 'account nobody'],
      ['POST', '/v1/keys/none/rotate', {}, 404, 'key none'],
      ['POST', '/v1/keys', { name: 'x' }, 400, 'body/scopes'],
      ['GET', '/v1/decisions?after=x', undefined, 400, 'query, after'],
      ['GET', '/v1/audit?after=x', undefined, 400, 'query, after'],
      ['GET', '/v1/campaigns?limt=5', undefined, 400, 'querystring/limt'],
      ['GET', '/v1/accounts/nobody?limit=5', undefined, 400, 'querystring/limit'],
      ['DELETE', '/v1/policies/none?expected_versoin=3', undefined, 400, 'querystring/expected_versoin'],
      ['GET', '/v1/cases/12', undefined, 400, 'params/id'],
      ['GET', `/v1/cases/case_${'0'.repeat(20)}`, undefined, 404, `case_${'0'.repeat(20)}`],
      ['POST', '/v1/decisions', { acount_id: 'ada' }, 400, 'body/acount_id'],
      ['POST', '/v1/decisions?x=1', { acount_id: 'ada' }, 400, 'body/acount_id'],
      ['POST', '/v1/decisions', {}, 400, 'body/'],
      ['POST', '/v1/decisions', { model: 'model-3' }, 400, 'body/'],
      ['PUT', '/v1/accounts', [{ id: 'ada', teir: 'free' }], 400, 'document 1'],
      [
        'POST',
        '/v1/events',
        [{ at: '2026-03-01T00:00:00Z', kind: 'account_banned', account: 'ada' }],
        400,
        'document 1',
      ],
      ['POST', '/v1/appeals', { account_id: 'a\0', statement: 's' }, 400, 'request'],
      ['POST', '/v1/clearances', { account_id: 'a', kind: 'allowed', reason: 'x'.repeat(2 ** 20) }, 413, undefined],
    ]
    for (const [method, path, body, status, where] of problems) {
      const answer = await server.ask(method, path, body === undefined ? {} : { body })
      expect({ path, ...answer.json }).toMatchObject({ path, status, ...(where === undefined ? {} : { where }) })
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toContain(PROBLEM_TYPE)
    }
  })
})
