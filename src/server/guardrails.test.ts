import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, openIdentityProvider } from '#challenge/fixtures/identity-provider.js'
import { signWebhook } from '#challenge/sign-webhook.js'
import { raiseCampaign } from './fixtures/raise-campaign.js'
import { policyOf, startHarvested } from './fixtures/start-harvested.js'
import { eventually, type TestServer } from './fixtures/start-test-server.js'

const SECRET = randomBytes(32)

describe('who is cleared, and other ways to ask', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let colleague: string
  let other: string
  let provider: Awaited<ReturnType<typeof openIdentityProvider>>
  const decide = async (account_id: string) => (await ask('POST', '/v1/decisions', { body: { account_id } })).json

  beforeAll(async () => {
    provider = await openIdentityProvider(json(200, { status: 'pending' }))
    server = await startHarvested({
      challenge_webhook_url: provider.url,
      challenge_secret: `whsec_${SECRET.toString('base64')}`,
      challenge_url: 'https://id.example/verify',
    })
    ask = server.ask
    colleague = await server.keyWith(['analyst', 'approve'])
    other = await server.keyWith(['analyst', 'approve'])
  })
  afterAll(async () => {
    await server.close()
    await provider.close()
  })

  it('lets a permit and an appeal be judged by another person only', async () => {
    await ask('PUT', '/v1/policies/blocks', { body: policyOf('blocks', { action: 'block' }) })
    const permit = await ask('POST', '/v1/permits', {
      body: { account_id: 'acct-1', models: ['model-*'], purpose: 'a licence' },
      key: colleague,
    })
    expect(permit).toMatchObject({ status: 201, json: { state: 'requested' } })
    const approval = `/v1/permits/${permit.json.id}/approve`
    // Neither who asked, nor who made the key that asked.
    expect((await ask('POST', approval, { key: colleague })).status).toBe(409)
    expect((await ask('POST', approval)).status).toBe(409)
    expect(await decide('acct-1')).toMatchObject({ decision: 'block' })
    expect((await ask('POST', approval, { key: other })).json).toMatchObject({ state: 'holds' })
    const within = await ask('POST', '/v1/decisions', { body: { account_id: 'acct-1', model: 'model-3' } })
    expect(within.json).toMatchObject({ decision: 'allow' })
    const { case_id } = await decide('acct-2')
    const appeal = await ask('POST', '/v1/appeals', {
      body: { account_id: 'acct-2', case_id, statement: 'a class' },
      key: colleague,
    })
    expect((await ask('GET', '/v1/appeals?state=open')).json.items).toMatchObject([{ id: appeal.json.id, case_id }])
    const verdict = { outcome: 'upheld', reason: 'it is a class' }
    expect(
      (await ask('POST', `/v1/appeals/${appeal.json.id}/decide`, { body: verdict, key: other })).json,
    ).toMatchObject({ state: 'upheld' })
    expect(await decide('acct-2')).toMatchObject({ decision: 'allow' })
    expect((await ask('GET', '/v1/clearances?kind=upheld_appeal')).json.items).toMatchObject([
      { account_id: 'acct-2', state: 'holds' },
    ])
    await ask('DELETE', '/v1/policies/blocks')
  })

  it('asks the identity provider once about who is challenged, and heeds its signed answer', async () => {
    await ask('PUT', '/v1/policies/challenges', { body: policyOf('challenges', { action: 'challenge' }) })
    const told = await decide('acct-3')
    expect(told).toMatchObject({ decision: 'challenge', challenge_url: expect.stringContaining('id.example') })
    await decide('acct-3')
    const asked = await eventually(
      async () => provider.received,
      ({ length }) => length > 0,
    )
    expect(asked.map(({ body }) => JSON.parse(body).data)).toEqual([{ account_id: 'acct-3', case_id: told.case_id }])
    expect((await ask('GET', '/metrics')).text).toMatch(/^stillwatch_challenges\{outcome="asked"\} 1$/m)
    const body = JSON.stringify({ type: 'challenge.answered', data: { account_id: 'acct-3', status: 'passed' } })
    const signed = { ...signWebhook({ id: 'msg_1', sent_ms: Date.now(), body }, [SECRET]) }
    const forged = { ...signWebhook({ id: 'msg_1', sent_ms: Date.now(), body }, [randomBytes(32)]) }
    const callback = (headers: Record<string, string>) =>
      ask('POST', '/v1/challenges/callback', { key: null, body, headers })
    expect(await callback(forged)).toMatchObject({ status: 401 })
    expect(await decide('acct-3')).toMatchObject({ decision: 'challenge' })
    expect(await callback(signed)).toMatchObject({ status: 200, json: { status: 'noted' } })
    expect(await decide('acct-3')).toMatchObject({ decision: 'allow' })
    await ask('DELETE', '/v1/policies/challenges')
  })

  it('answers LiteLLM, Portkey and proxies', async () => {
    await ask('PUT', '/v1/policies/slow', {
      body: policyOf('slow', { action: 'throttle', per_minute: 1 }, { confidence_min: 0.5 }),
    })
    const litellm = (input_type: string) =>
      ask('POST', '/beta/litellm_basic_guardrail_api', {
        body: { input_type, texts: ['x'], request_data: { user_api_key_user_id: 'acct-4' } },
      })
    expect((await litellm('request')).json).toEqual({ action: 'NONE' })
    // Were the second phase decided too, it would be blocked: the one request of the minute is used up.
    expect((await litellm('response')).json).toEqual({ action: 'NONE' })
    expect((await litellm('request')).json).toMatchObject({
      action: 'BLOCKED',
      blocked_reason: expect.stringContaining('Try again in'),
    })
    const portkey = { eventType: 'beforeRequestHook', request: { json: { model: 'm' } }, metadata: { _user: 'acct-4' } }
    expect((await ask('POST', '/v1/guardrails/portkey', { body: portkey })).json).toMatchObject({
      verdict: false,
      data: { reason_code: 'rate_limited' },
    })
    expect((await ask('POST', '/v1/guardrails/portkey', { body: { ...portkey, metadata: {} } })).json).toMatchObject({
      verdict: true,
    })
    expect(
      (await ask('POST', '/v1/guardrails/portkey', { body: '[]', headers: { 'content-type': 'application/json' } }))
        .status,
    ).toBe(400)
    const key = await server.keyWith(['decide'])
    const proxied = { 'x-stillwatch-key': key, authorization: 'Bearer sk-customer' }
    for (const method of ['GET', 'POST', 'DELETE']) {
      const refused = await ask(method, '/v1/guardrails/ext-authz/v1/chat/completions', {
        key: null,
        headers: { ...proxied, 'x-account-id': 'acct-4' },
      })
      expect(refused.status).toBe(429)
      expect(refused.headers.get('x-stillwatch-decision')).toBe('throttle')
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    const passed = await ask('GET', '/v1/guardrails/ext-authz', { key: null, headers: proxied })
    expect(passed.status).toBe(200)
    // An account by the name of its key's hash is found by the key.
    const hashed = createHash('sha256').update('sk-customer').digest('hex')
    await raiseCampaign(server.state, 'camp_000000000000000b', [hashed])
    await ask('PUT', '/v1/policies/slow', {
      body: policyOf('slow', { action: 'block' }, { campaign: ['camp_000000000000000b'] }),
    })
    expect((await ask('GET', '/v1/guardrails/ext-authz', { key: null, headers: proxied })).status).toBe(403)
    // Two headers of one name are no third account.
    const twice = { ...proxied, 'x-account-id': 'acct-9, acct-10' }
    expect((await ask('GET', '/v1/guardrails/ext-authz', { key: null, headers: twice })).status).toBe(403)
    await ask('DELETE', '/v1/policies/slow')
  })

  it('replays stored exchanges through a policy', async () => {
    const policy = policyOf(
      'trial',
      { action: 'block' },
      { campaign: ['camp_000000000000000a'], model: ['model-*'] },
      'shadow',
    )
    const all = await ask('POST', '/v1/policies/backtest', { body: { policy } })
    // Two are cleared by now: one by a permit, one by an appeal.
    expect(all.json).toMatchObject({
      policy: 'trial',
      requests: 16,
      accounts: 4,
      accounts_hit: 2,
      accounts_spared: 2,
      innocent_accounts_hit: 0,
      whole: true,
    })
    expect(all.json.hit_by_action.block).toMatchObject({ requests: 8, output_tokens: 800 })
    expect(all.json.harvesting_exchanges).toBeCloseTo(16 * 0.9)
    const some = await ask('POST', '/v1/policies/backtest', {
      body: { policy: JSON.stringify(policy), to: '2026-03-02T10:04:00Z', exchanges_max: 5 },
    })
    expect(some.json).toMatchObject({ requests: 5, to: '2026-03-02T10:03:00.000Z', whole: false })
    expect((await ask('POST', '/v1/policies/backtest', { body: { policy: 'rules: [' } })).status).toBe(400)
  })
})
