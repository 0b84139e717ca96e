import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCOPES } from '#contract/role.js'
import { OPERATIONS } from './fixtures/operations.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'
import { PROBLEM_TYPE } from './problem.js'

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
      '/v1/canaries/slots/{id}/withdraw',
      '/v1/detection/runs',
      '/v1/outgoing/{id}/approve',
      '/v1/outgoing/{id}/send',
      '/v1/permits/{id}/approve',
      '/v1/psi/agreements/{id}/approve',
      '/v1/watermark-keys/{id}/end',
      '/v1/watermark-keys/{id}/open',
      '/v1/watermark-keys/{id}/rotate',
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
      ['GET', '/v1/policies/none?after=3000000000', undefined, 404, 'policy none'],
      ['GET', '/v1/evidence-packages?after=x', undefined, 400, 'query, after'],
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
