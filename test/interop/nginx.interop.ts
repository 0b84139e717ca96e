import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionRecord } from '#contract/decision.js'
import { ANSWER_TEXT } from '#gateway/fixtures/answer-content.js'
import { type ModelServer, startModelServer } from '#gateway/fixtures/model-server.js'
import { programOf } from './programs.js'
import { type Nginx, startNginx } from './start-nginx.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const POLICY = `
schema: stillwatch/policy@1
name: for-nginx
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

const program = programOf('nginx')

describe.skipIf(program === undefined)(`${program?.version} with auth_request`, () => {
  let stillwatch: Stillwatch
  let model: ModelServer
  let nginx: Nginx
  const clientOf = (account: string) =>
    new OpenAI({
      baseURL: `${nginx.url}/v1`,
      apiKey: 'sk-of-a-customer',
      maxRetries: 0,
      defaultHeaders: { 'x-account-id': account },
    })
  const ask = (account: string) =>
    clientOf(account).chat.completions.create({ model: 'plain', messages: [{ role: 'user', content: 'Hello' }] })
  const failureOf = (asked: Promise<unknown>) =>
    asked.then(
      () => undefined,
      (thrown: unknown) => thrown as InstanceType<typeof OpenAI.APIError>,
    )
  const recordsOf = async (account: string) =>
    (await stillwatch.call<{ items: DecisionRecord[] }>('GET', `/v1/decisions?account_id=${account}`)).items

  beforeAll(async () => {
    model = await startModelServer()
    stillwatch = await startStillwatch({ settings: { decisions: { ext_authz_forbidden_only: true } } })
    await stillwatch.call('PUT', '/v1/policies/for-nginx', POLICY, 'application/yaml')
    const accounts = Object.entries(TIERS).map(([id, tier]) => ({ id, tier }))
    await stillwatch.call('PUT', '/v1/accounts', accounts)
    nginx = await startNginx(program?.path ?? '', stillwatch, model.url)
  })
  afterAll(async () => {
    await nginx?.remove()
    await stillwatch?.remove()
    await model?.close()
  })

  it('lets pass who may, body and all, streamed and not', async () => {
    expect((await ask('ada')).choices[0]?.message.content).toBe(ANSWER_TEXT)
    const request = { model: 'plain', messages: [{ role: 'user' as const, content: 'x'.repeat(200_000) }] }
    const stream = await clientOf('ada').chat.completions.create({ ...request, stream: true })
    let text = ''
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? ''
    expect(text).toBe(ANSWER_TEXT)
    const heard = model.seen.at(-1)
    expect(heard?.headers.authorization).toBe('Bearer sk-of-a-customer')
    expect(JSON.stringify(heard?.headers)).not.toContain(stillwatch.key)
    expect(await recordsOf('ada')).toEqual([])
  })

  it('keeps out who is blocked', async () => {
    const heard = model.seen.length
    const error = await failureOf(ask('mallory'))
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError)
    expect(error?.headers?.get('x-decision')).toBe('block')
    expect(error?.headers?.get('x-case')).toMatch(/^case_/)
    expect(model.seen.length).toBe(heard)
    await expect.poll(async () => (await recordsOf('mallory')).length, { timeout: 10_000 }).toBe(1)
    expect((await recordsOf('mallory'))[0]).toMatchObject({ action: 'block', enforced: true, policy: 'for-nginx' })
  })

  it('makes wait who is throttled, and says how long', async () => {
    expect((await ask('cleo')).choices[0]?.message.content).toBe(ANSWER_TEXT)
    const error = await failureOf(ask('cleo'))
    expect(error).toBeInstanceOf(OpenAI.RateLimitError)
    expect(Number(error?.headers?.get('retry-after'))).toBeGreaterThan(0)
  })

  it('tells the model server what to withhold', async () => {
    await ask('tom')
    expect(model.seen.at(-1)?.headers['x-stillwatch-degrade']).toBe('withhold_reasoning')
  })

  it('does not let a wrong key of ours pass as leave', async () => {
    const answer = await fetch(`${stillwatch.url}/v1/guardrails/ext-authz/v1/chat/completions`, {
      headers: { 'x-stillwatch-key': 'no such key', 'x-account-id': 'ada' },
    })
    expect(answer.status).toBe(401)
  })

  it('answers nothing of its own accord when Stillwatch is gone', async () => {
    await stillwatch.stop()
    const error = await failureOf(ask('ada'))
    // nginx has no «fail open»: what it cannot ask about, it refuses.
    expect(error?.status).toBe(500)
  })
})
