import OpenAI from 'openai'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ANSWER_TEXT } from '#gateway/fixtures/answer-content.js'
import { type ModelServer, startModelServer } from '#gateway/fixtures/model-server.js'
import { failureOf } from './failure-of.js'
import type { ConfiguredProgram } from './start-configured.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const POLICY = `
schema: stillwatch/policy@1
name: by-tier
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
const API_KEY = 'sk-of-a-customer'

export interface ProxyOptions {
  start(stillwatch: Stillwatch, upstream: string): Promise<ConfiguredProgram>
  /** of Stillwatch */
  settings?: object
  /** headers of the answer to who is blocked */
  refusal: Record<string, RegExp>
}

/** What further tests of a proxy need; there from their `beforeAll` on. */
export interface TestedProxy {
  stillwatch: Stillwatch
  ask(account: string): Promise<OpenAI.ChatCompletion>
}

/**
 * Tests a proxy of others that stands before a model server and asks Stillwatch about each request. To be called in a
 * `describe`; tests that stop Stillwatch come after it.
 */
export function testProxy({ start, settings = {}, refusal }: ProxyOptions): TestedProxy {
  let stillwatch: Stillwatch
  let model: ModelServer
  let proxy: ConfiguredProgram
  const clientOf = (account: string) =>
    new OpenAI({
      baseURL: `${proxy.url}/v1`,
      apiKey: API_KEY,
      maxRetries: 0,
      defaultHeaders: { 'x-account-id': account },
    })
  const ask = (account: string) =>
    clientOf(account).chat.completions.create({ model: 'plain', messages: [{ role: 'user', content: 'Hello' }] })

  beforeAll(async () => {
    model = await startModelServer()
    stillwatch = await startStillwatch({ settings })
    await stillwatch.call('PUT', '/v1/policies/by-tier', POLICY, 'application/yaml')
    const accounts = Object.entries(TIERS).map(([id, tier]) => ({ id, tier }))
    await stillwatch.call('PUT', '/v1/accounts', accounts)
    proxy = await start(stillwatch, model.url)
  })
  afterAll(async () => {
    await proxy?.remove()
    await stillwatch?.remove()
    await model?.close()
  })

  it('lets pass who may, body and all, streamed and not, and keeps our key to itself', async () => {
    expect((await ask('ada')).choices[0]?.message.content).toBe(ANSWER_TEXT)
    const messages = [{ role: 'user' as const, content: 'x'.repeat(200_000) }]
    const stream = await clientOf('ada').chat.completions.create({ model: 'plain', messages, stream: true })
    let text = ''
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? ''
    expect(text).toBe(ANSWER_TEXT)
    const { headers } = model.seen.at(-1) ?? { headers: {} }
    expect(headers).toMatchObject({ authorization: `Bearer ${API_KEY}`, 'x-account-id': 'ada' })
    expect(JSON.stringify(headers)).not.toContain(stillwatch.key)
    expect(await stillwatch.decisionsOf('ada')).toEqual([])
  })

  it('keeps out who is blocked, and does not say why', async () => {
    const heard = model.seen.length
    const error = await failureOf(ask('mallory'))
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError)
    for (const [name, value] of Object.entries(refusal)) expect(error?.headers?.get(name)).toMatch(value)
    expect(String(error)).not.toMatch(/campaign|detect|tier/i)
    expect(model.seen.length).toBe(heard)
    await expect.poll(async () => (await stillwatch.decisionsOf('mallory')).length, { timeout: 10_000 }).toBe(1)
    const [record] = await stillwatch.decisionsOf('mallory')
    expect(record).toMatchObject({ policy: 'by-tier', action: 'block', enforced: true })
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

  return {
    get stillwatch() {
      return stillwatch
    },
    ask,
  }
}
