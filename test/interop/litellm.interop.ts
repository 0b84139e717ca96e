import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectStored } from './expect-stored.js'
import { programOf } from './programs.js'
import type { ConfiguredProgram } from './start-configured.js'
import { LOG_FORMATS, MOCK_ANSWER, startLitellm } from './start-litellm.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const POLICY = `
schema: stillwatch/policy@1
name: for-litellm
mode: enforce
rules:
  - name: no blocked tiers
    when: { tier: [blocked] }
    do: { action: block }
  - name: shut
    when: { model: ["*-shut"] }
    do: { action: block }
  - name: slow lane
    when: { model: ["*-slow-lane"] }
    do: { action: throttle, per_minute: 1, burst: 1 }
`
const MESSAGES = [{ role: 'user' as const, content: 'Why are there tides?' }]

const python = programOf('python')
let stillwatch: Stillwatch
beforeAll(async () => {
  if (python === undefined) return
  stillwatch = await startStillwatch()
  await stillwatch.call('PUT', '/v1/policies/for-litellm?confirm=everyone', POLICY, 'application/yaml')
})
afterAll(() => stillwatch?.remove())

describe.skipIf(python === undefined).each(LOG_FORMATS)('LiteLLM proxy, log_format %s', (log_format) => {
  let litellm: ConfiguredProgram
  const clientOf = (user: string) => new OpenAI({ baseURL: `${litellm.url}/v1`, apiKey: `sk-${user}`, maxRetries: 0 })
  const ask = (user: string, model = 'owl-large') =>
    clientOf(user).chat.completions.create({ model, messages: MESSAGES, max_tokens: 50 })
  const stored = (user: string, wanted: object) => expectStored(stillwatch, user, wanted)
  const isSilent = () => expect(litellm.program.output()).not.toMatch(/Generic API Logger Error|Error sending/)

  beforeAll(async () => {
    litellm = await startLitellm({ python: python?.path ?? '', log_format, stillwatch })
  })
  afterAll(() => litellm?.remove())

  it('answers who is allowed, and its log arrives', async () => {
    const user = `ada-${log_format}`
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(user)))
    for (const { choices } of answers) expect(choices[0]?.message.content).toBe(MOCK_ANSWER)
    // LiteLLM forgets what it notes while it sends a batch (see below): this one shall not be among it.
    await stored(user, { exchanges: 5 })
    const stream = await clientOf(user).chat.completions.create({
      model: 'owl-large',
      messages: MESSAGES,
      stream: true,
    })
    let text = ''
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? ''
    expect(text).toBe(MOCK_ANSWER)
    await stored(user, { exchanges: 6, models: [{ name: 'owl-large', exchanges: 6 }] })
    const { input_tokens, output_tokens } = await stillwatch.totals(user)
    expect(input_tokens).toBeGreaterThanOrEqual(6)
    expect(output_tokens).toBeGreaterThanOrEqual(6)
    expect(await stillwatch.documents('litellm', 'rejected')).toBe(0)
    isSilent()
  })

  it('refuses an account that is blocked, with our words', async () => {
    const user = `mallory-${log_format}`
    await stillwatch.call('PUT', '/v1/accounts', [{ id: user, tier: 'blocked' }])
    const error = await ask(user).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OpenAI.APIError)
    const { status, message } = error as InstanceType<typeof OpenAI.APIError>
    expect(status).toBe(400)
    expect(message).not.toMatch(/campaign|detector|for-litellm|tier/i)
    expect(message).toMatch(/not (available|accepted|allowed|permitted)|restricted/i)
    await expect.poll(async () => (await stillwatch.decisionsOf(user)).length, { timeout: 10_000 }).toBe(1)
    expect((await stillwatch.decisionsOf(user))[0]).toMatchObject({
      policy: 'for-litellm',
      action: 'block',
      enforced: true,
    })
  })

  it('refuses a model that is shut, and lets others through', async () => {
    const user = `bob-${log_format}`
    await expect(ask(user, 'owl-shut')).rejects.toMatchObject({ status: 400 })
    expect((await ask(user)).choices[0]?.message.content).toBe(MOCK_ANSWER)
  })

  it('is throttled by the request, once a request', async () => {
    const user = `cleo-${log_format}`
    expect((await ask(user, 'owl-slow-lane')).choices[0]?.message.content).toBe(MOCK_ANSWER)
    await expect(ask(user, 'owl-slow-lane')).rejects.toMatchObject({ status: 400 })
    await expect.poll(async () => (await stillwatch.decisionsOf(user)).length, { timeout: 10_000 }).toBe(2)
  })
})

/**
 * LiteLLM 1.106 empties its queue after the answer to a batch, with what was noted in between: the longer we take to
 * answer, the more is lost, and no retry brings it back. Sent one by one nothing is; what it then sends twice is known by
 * its id.
 */
describe.skipIf(python === undefined)('LiteLLM proxy, DEFAULT_BATCH_SIZE=1', () => {
  it('loses nothing under load, and nothing is stored twice', async () => {
    const litellm = await startLitellm({ python: python?.path ?? '', log_format: 'ndjson', batch_size: 1, stillwatch })
    try {
      const client = new OpenAI({ baseURL: `${litellm.url}/v1`, apiKey: 'sk-loaded', maxRetries: 0 })
      for (let round = 0; round < 10; round++)
        await Promise.all(
          Array.from({ length: 5 }, () => client.chat.completions.create({ model: 'owl-large', messages: MESSAGES })),
        )
      const totals = () => stillwatch.totals('loaded')
      await expect.poll(totals, { timeout: 60_000, interval: 200 }).toMatchObject({ exchanges: 50 })
    } finally {
      await litellm.remove()
    }
  }, 240_000)
})
