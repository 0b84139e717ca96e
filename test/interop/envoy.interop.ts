import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionRecord } from '#contract/decision.js'
import { ANSWER_TEXT } from '#gateway/fixtures/answer-content.js'
import { type ModelServer, startModelServer } from '#gateway/fixtures/model-server.js'
import { programOf } from './programs.js'
import { type Envoy, startEnvoy } from './start-envoy.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const POLICY = `
schema: stillwatch/policy@1
name: for-envoy
mode: enforce
rules:
  - name: no blocked tiers
    when: { tier: [blocked] }
    do: { action: block }
  - name: free tiers wait
    when: { tier: [free] }
    do: { action: throttle, per_minute: 1, burst: 1 }
  - name: trial tiers see no reasoning
    when: { tier: [trial] }
    do: { action: degrade, degrade: [withhold_reasoning] }
`
const TIERS = { mallory: 'blocked', cleo: 'free', tom: 'trial', ada: 'paid' }

const program = programOf('envoy')

describe.skipIf(program === undefined)(`${program?.version} with ext_authz`, () => {
  let stillwatch: Stillwatch
  let model: ModelServer
  let envoy: Envoy
  const ask = (account: string) => {
    const client = new OpenAI({
      baseURL: `${envoy.url}/v1`,
      apiKey: 'sk-of-a-customer',
      maxRetries: 0,
      defaultHeaders: { 'x-account-id': account },
    })
    return client.chat.completions.create({ model: 'plain', messages: [{ role: 'user', content: 'Hello' }] })
  }
  const failureOf = (account: string) =>
    ask(account).then(
      () => undefined,
      (thrown: unknown) => thrown as InstanceType<typeof OpenAI.APIError>,
    )

  beforeAll(async () => {
    model = await startModelServer()
    stillwatch = await startStillwatch()
    await stillwatch.call('PUT', '/v1/policies/for-envoy', POLICY, 'application/yaml')
    const accounts = Object.entries(TIERS).map(([id, tier]) => ({ id, tier }))
    await stillwatch.call('PUT', '/v1/accounts', accounts)
    envoy = await startEnvoy(program?.path ?? '', stillwatch, model.url)
  })
  afterAll(async () => {
    await envoy?.remove()
    await stillwatch?.remove()
    await model?.close()
  })

  it('lets pass who may, and keeps our key to itself', async () => {
    expect((await ask('ada')).choices[0]?.message.content).toBe(ANSWER_TEXT)
    const { headers } = model.seen.at(-1) ?? { headers: {} }
    expect(headers).toMatchObject({ authorization: 'Bearer sk-of-a-customer', 'x-account-id': 'ada' })
    expect(JSON.stringify(headers)).not.toContain(stillwatch.key)
  })

  it('keeps out who is blocked, with our words', async () => {
    const heard = model.seen.length
    const error = await failureOf('mallory')
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError)
    expect(error?.headers?.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(error?.headers?.get('x-stillwatch-case')).toMatch(/^case_/)
    expect(String(error)).not.toMatch(/campaign|detect|for-envoy|tier/i)
    expect(model.seen.length).toBe(heard)
    const records = async () =>
      (await stillwatch.call<{ items: DecisionRecord[] }>('GET', '/v1/decisions?account_id=mallory')).items
    await expect.poll(async () => (await records()).length, { timeout: 10_000 }).toBe(1)
    expect((await records())[0]).toMatchObject({ policy: 'for-envoy', action: 'block', enforced: true })
  })

  it('makes wait who is throttled, and says how long', async () => {
    await ask('cleo')
    const error = await failureOf('cleo')
    expect(error).toBeInstanceOf(OpenAI.RateLimitError)
    expect(Number(error?.headers?.get('retry-after'))).toBeGreaterThan(0)
  })

  it('tells the model server what to withhold', async () => {
    await ask('tom')
    expect(model.seen.at(-1)?.headers['x-stillwatch-degrade']).toBe('withhold_reasoning')
  })

  it('lets nobody pass when Stillwatch is gone, as it is told', async () => {
    await stillwatch.stop()
    expect((await failureOf('ada'))?.status).toBe(403)
  })
})
