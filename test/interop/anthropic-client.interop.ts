import Anthropic from '@anthropic-ai/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ANSWER_TEXT, OUTPUT_TOKENS, REASONING_TEXT } from '#gateway/fixtures/answer-content.js'
import { ACCOUNT_HEADER, type OpenGateway, openGateway } from './open-gateway.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const WEATHER: Anthropic.Tool = {
  name: 'weather',
  description: 'The weather of a place.',
  input_schema: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'number' } } },
}
const QUESTION = { role: 'user' as const, content: 'What is six times seven?' }

let stillwatch: Stillwatch
let gateway: OpenGateway
let client: Anthropic
let account = ''
let tests = 0

beforeAll(async () => {
  stillwatch = await startStillwatch()
  gateway = await openGateway(stillwatch)
})
beforeEach(() => {
  account = `anthropic-${++tests}`
  const defaultHeaders = { [ACCOUNT_HEADER]: account }
  client = new Anthropic({ apiKey: 'sk-test', baseURL: gateway.url, maxRetries: 0, defaultHeaders })
})
afterAll(async () => {
  await gateway?.close()
  await stillwatch?.remove()
})

const stored = (wanted: object) =>
  expect.poll(() => stillwatch.totals(account), { timeout: 15_000, interval: 100 }).toMatchObject(wanted)

const asking = (model: string, more: Partial<Anthropic.MessageCreateParamsNonStreaming> = {}) => ({
  model,
  max_tokens: 2000,
  messages: [QUESTION],
  ...more,
})
const ask = (model: string) => client.messages.create(asking(model))
const failureOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
const textIn = ({ content }: Anthropic.Message) =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('')

describe('messages', () => {
  it.each(['plain', 'odd', 'crlf+comments', 'gzip'])('answers whole and streamed (%s)', async (model) => {
    expect(textIn(await ask(model))).toBe(ANSWER_TEXT)
    const streamed = await client.messages.stream(asking(model)).finalMessage()
    expect(textIn(streamed)).toBe(ANSWER_TEXT)
    expect(streamed.usage.output_tokens).toBe(OUTPUT_TOKENS)
    await stored({ exchanges: 2, output_tokens: 2 * OUTPUT_TOKENS })
  })

  it('calls tools, and is given their results', async () => {
    const message = await client.messages.stream(asking('plain', { tools: [WEATHER] })).finalMessage()
    const call = message.content.find(({ type }) => type === 'tool_use')
    if (call?.type !== 'tool_use') throw new Error('no use of a tool')
    expect(call.input).toEqual({ city: 'Zürich', days: 3 })
    const result = { type: 'tool_result' as const, tool_use_id: call.id, content: '12 degrees' }
    const messages: Anthropic.MessageParam[] = [
      QUESTION,
      { role: 'assistant', content: message.content },
      { role: 'user', content: [result] },
    ]
    expect(textIn(await client.messages.create(asking('plain', { tools: [WEATHER], messages })))).toBe(ANSWER_TEXT)
    await stored({ exchanges: 2 })
  })

  it('hides thinking where the account shall not have it, streamed and not', async () => {
    const thinking = { type: 'enabled' as const, budget_tokens: 1024 }
    const blocks: string[] = []
    for (const model of ['redacted', 'redacted+hidden'])
      for (const message of [
        await client.messages.create(asking(model, { thinking })),
        await client.messages.stream(asking(model, { thinking })).finalMessage(),
      ]) {
        expect(textIn(message)).toBe(ANSWER_TEXT)
        blocks.push(message.content.map(({ type }) => type).join(' '))
        expect(JSON.stringify(message).includes(REASONING_TEXT)).toBe(model === 'redacted')
      }
    const whole = 'thinking redacted_thinking text'
    expect(blocks).toEqual([whole, whole, 'text', 'text'])
    await stored({ exchanges: 4 })
  })
})

describe('refusals and troubles', () => {
  it('a throttled account gets RateLimitError with Retry-After, and may try again after it', async () => {
    await ask('slow-lane')
    const error = await failureOf(ask('slow-lane'))
    expect(error).toBeInstanceOf(Anthropic.RateLimitError)
    const { status, headers, type } = error as InstanceType<typeof Anthropic.RateLimitError>
    expect([status, type]).toEqual([429, 'rate_limit_error'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    const patient = client.withOptions({ maxRetries: 1 })
    expect(textIn(await patient.messages.create(asking('slow-lane')))).toBe(ANSWER_TEXT)
    // The patient one was refused once more before it was answered.
    await stored({ exchanges: 4 })
  })

  it('a blocked account gets PermissionDeniedError, streamed and not', async () => {
    const heard = gateway.model.seen.length
    const failures = [
      await failureOf(ask('shut')),
      await failureOf(client.messages.stream(asking('shut')).finalMessage()),
    ]
    for (const error of failures) {
      expect(error).toBeInstanceOf(Anthropic.PermissionDeniedError)
      expect(error).toMatchObject({ status: 403, type: 'permission_error' })
      expect(String(error)).not.toMatch(/campaign|detect|stillwatch|policy|by-model/i)
    }
    expect(gateway.model.seen.length).toBe(heard)
    await stored({ exchanges: 2 })
  })

  it("passes the model server's own errors on", async () => {
    expect(await failureOf(ask('fails'))).toBeInstanceOf(Anthropic.InternalServerError)
    const limited = await failureOf(ask('limited'))
    expect(limited).toBeInstanceOf(Anthropic.RateLimitError)
    expect(limited).toMatchObject({ type: 'rate_limit_error' })
    expect(await failureOf(client.models.retrieve('none'))).toBeInstanceOf(Anthropic.NotFoundError)
    await stored({ exchanges: 2 })
  })

  it('a stream that breaks in the model server is an error to the client', async () => {
    expect(await failureOf(client.messages.stream(asking('breaks')).finalMessage())).toBeInstanceOf(Error)
    await stored({ exchanges: 1 })
  })

  it('an abort reaches the model server, and what was said till then is stored', async () => {
    const heard = gateway.model.seen.length
    const stream = client.messages.stream(asking('slow'))
    stream.once('text', () => stream.abort())
    expect(await failureOf(stream.done())).toBeInstanceOf(Anthropic.APIUserAbortError)
    await expect.poll(() => gateway.model.seen[heard]?.aborted).toBe(true)
    await stored({ exchanges: 1 })
  })

  it('counts tokens without an exchange', async () => {
    const { input_tokens } = await client.messages.countTokens({ model: 'plain', messages: [QUESTION] })
    expect(input_tokens).toBe(25)
    await expect(stillwatch.totals(account)).rejects.toThrow(/404/)
  })
})
