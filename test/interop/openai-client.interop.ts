import OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DecisionRecord } from '#contract/decision.js'
import { ANSWER_TEXT, OUTPUT_TOKENS, REASONING_TEXT, REASONING_TOKENS } from '#gateway/fixtures/answer-content.js'
import { ACCOUNT_HEADER, type OpenGateway, openGateway } from './open-gateway.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const WEATHER = {
  name: 'weather',
  description: 'The weather of a place.',
  parameters: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'number' } } },
}
const ARGUMENTS = { city: 'Zürich', days: 3 }
const QUESTION = [{ role: 'user' as const, content: 'What is six times seven?' }]

let stillwatch: Stillwatch
let gateway: OpenGateway
let client: OpenAI
/** each test has an account of its own, so that what is stored of it can be counted */
let account = ''
let tests = 0

beforeAll(async () => {
  stillwatch = await startStillwatch()
  gateway = await openGateway(stillwatch)
})
beforeEach(() => {
  account = `openai-${++tests}`
  const baseURL = `${gateway.url}/v1`
  client = new OpenAI({ apiKey: 'sk-test', baseURL, maxRetries: 0, defaultHeaders: { [ACCOUNT_HEADER]: account } })
})
afterAll(async () => {
  await gateway?.close()
  await stillwatch?.remove()
})

const stored = (wanted: object) =>
  expect.poll(() => stillwatch.totals(account), { timeout: 15_000, interval: 100 }).toMatchObject(wanted)

async function textOf<T>(stream: AsyncIterable<T>, piece: (event: T) => string | null | undefined): Promise<string> {
  let text = ''
  for await (const event of stream) text += piece(event) ?? ''
  return text
}

describe('chat completions', () => {
  it('answers whole and streamed', async () => {
    const whole = await client.chat.completions.create({ model: 'plain', messages: QUESTION })
    expect(whole.choices[0]?.message.content).toBe(ANSWER_TEXT)
    const stream = await client.chat.completions.create({
      model: 'odd',
      messages: QUESTION,
      stream: true,
      stream_options: { include_usage: true },
    })
    expect(await textOf(stream, ({ choices }) => choices[0]?.delta.content)).toBe(ANSWER_TEXT)
    await stored({ exchanges: 2, output_tokens: 2 * OUTPUT_TOKENS })
  })

  it('calls tools, and is given their results', async () => {
    const tools = [{ type: 'function' as const, function: WEATHER }]
    const runner = client.chat.completions.stream({ model: 'plain', messages: QUESTION, tools })
    const message = await runner.finalMessage()
    const [call] = message.tool_calls ?? []
    if (call?.type !== 'function') throw new Error('no call of a function')
    expect(JSON.parse(call.function.arguments)).toEqual(ARGUMENTS)
    const result = { role: 'tool' as const, tool_call_id: call.id, content: '12 degrees' }
    const messages = [...QUESTION, message, result]
    const answer = await client.chat.completions.create({ model: 'plain', messages, tools })
    expect(answer.choices[0]?.message.content).toBe(ANSWER_TEXT)
    await stored({ exchanges: 2 })
  })

  it('hides reasoning where the account shall not have it, streamed and not', async () => {
    const reasonings: string[] = []
    for (const model of ['reasoning', 'reasoning+hidden']) {
      const whole = await client.chat.completions.create({ model, messages: QUESTION })
      const message = whole.choices[0]?.message as { content: string; reasoning_content?: string }
      const events = await client.chat.completions.create({ model, messages: QUESTION, stream: true })
      const streamed = { content: '', reasoning: '' }
      for await (const { choices } of events) {
        const delta = choices[0]?.delta as { content?: string; reasoning_content?: string } | undefined
        streamed.content += delta?.content ?? ''
        streamed.reasoning += delta?.reasoning_content ?? ''
      }
      expect([message.content, streamed.content]).toEqual([ANSWER_TEXT, ANSWER_TEXT])
      reasonings.push(message.reasoning_content ?? '', streamed.reasoning)
    }
    expect(reasonings).toEqual([REASONING_TEXT, REASONING_TEXT, '', ''])
    await stored({ exchanges: 4, reasoning_tokens: 2 * REASONING_TOKENS })
  })
})

describe('responses', () => {
  const input = 'What is six times seven?'
  /** The client puts `output_text` only into answers that were not streamed. */
  const textIn = ({ output }: OpenAI.Responses.Response): string =>
    output
      .flatMap((item) => (item.type === 'message' ? item.content : []))
      .map((part) => (part.type === 'output_text' ? part.text : ''))
      .join('')

  it('answers whole and streamed', async () => {
    expect((await client.responses.create({ model: 'plain', input })).output_text).toBe(ANSWER_TEXT)
    const stream = client.responses.stream({ model: 'plain', input })
    expect(textIn(await stream.finalResponse())).toBe(ANSWER_TEXT)
    await stored({ exchanges: 2, output_tokens: 2 * OUTPUT_TOKENS })
  })

  it('calls tools', async () => {
    const tools = [{ type: 'function' as const, strict: false, ...WEATHER }]
    const stream = client.responses.stream({ model: 'plain', input, tools })
    const { output } = await stream.finalResponse()
    const call = output.find(({ type }) => type === 'function_call')
    if (call?.type !== 'function_call') throw new Error('no call of a function')
    expect(JSON.parse(call.arguments)).toEqual(ARGUMENTS)
    await stored({ exchanges: 1 })
  })

  it('hides reasoning where the account shall not have it, streamed and not', async () => {
    const shown: boolean[] = []
    for (const model of ['reasoning', 'reasoning+hidden']) {
      const whole = await client.responses.create({ model, input })
      const streamed = await client.responses.stream({ model, input }).finalResponse()
      for (const response of [whole, streamed]) {
        expect(textIn(response)).toBe(ANSWER_TEXT)
        shown.push(JSON.stringify(response.output).includes(REASONING_TEXT))
      }
    }
    expect(shown).toEqual([true, true, false, false])
    await stored({ exchanges: 4 })
  })
})

describe('refusals and troubles', () => {
  const ask = (model: string) => client.chat.completions.create({ model, messages: QUESTION })

  it('a throttled account gets RateLimitError with Retry-After', async () => {
    await ask('slow-lane')
    const error = await ask('slow-lane').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OpenAI.RateLimitError)
    const { status, headers, code } = error as InstanceType<typeof OpenAI.RateLimitError>
    expect([status, code]).toEqual([429, 'rate_limited'])
    const seconds = Number(headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(3)
    await stored({ exchanges: 2 })
  })

  it('waits as long as it was told when it may try again', async () => {
    const patient = client.withOptions({ maxRetries: 1 })
    await ask('slow-lane')
    const began = performance.now()
    await patient.chat.completions.create({ model: 'slow-lane', messages: QUESTION })
    expect(performance.now() - began).toBeGreaterThan(1900)
    await stored({ exchanges: 3 })
  })

  it('a blocked account gets PermissionDeniedError, streamed and not, and the model server hears nothing', async () => {
    const heard = gateway.model.seen.length
    for (const stream of [false, true]) {
      const asked = client.responses.create({ model: 'shut', input: 'Hello', stream })
      const error = await asked.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError)
      expect(error).toMatchObject({ status: 403, code: 'restricted', type: 'permission_error' })
      expect(String(error)).not.toMatch(/campaign|detect|stillwatch|policy|by-model/i)
    }
    expect(gateway.model.seen.length).toBe(heard)
    await stored({ exchanges: 2 })
    const listed = () => stillwatch.call<{ items: DecisionRecord[] }>('GET', `/v1/decisions?account_id=${account}`)
    await expect.poll(async () => (await listed()).items.length, { timeout: 10_000 }).toBe(2)
    expect((await listed()).items[0]).toMatchObject({
      policy: 'by-model',
      rule: 'shut',
      action: 'block',
      enforced: true,
    })
  })

  it('a challenged account is told to verify itself', async () => {
    await expect(ask('verify')).rejects.toMatchObject({ status: 403, code: 'verification_required' })
  })

  it("passes the model server's own errors on", async () => {
    await expect(ask('fails')).rejects.toBeInstanceOf(OpenAI.InternalServerError)
    await expect(ask('limited')).rejects.toBeInstanceOf(OpenAI.RateLimitError)
    await expect(client.models.retrieve('none')).rejects.toBeInstanceOf(OpenAI.NotFoundError)
    await stored({ exchanges: 2 })
  })

  it('a stream that breaks in the model server is an error to the client', async () => {
    const stream = await client.chat.completions.create({ model: 'breaks', messages: QUESTION, stream: true })
    await expect(textOf(stream, ({ choices }) => choices[0]?.delta.content)).rejects.toThrow()
    await stored({ exchanges: 1 })
  })

  it('an abort reaches the model server, and what was said till then is stored', async () => {
    const heard = gateway.model.seen.length
    const stream = await client.chat.completions.create({ model: 'slow', messages: QUESTION, stream: true })
    for await (const { choices } of stream) if (choices[0]?.delta.content) stream.controller.abort()
    await expect.poll(() => gateway.model.seen[heard]?.aborted).toBe(true)
    await stored({ exchanges: 1 })
  })

  it('passes the rest of the interface through, and stores none of it', async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['test-model'])
    const file = new File(['{}\n'.repeat(100_000)], 'batch.jsonl')
    expect(await client.files.create({ file, purpose: 'batch' })).toMatchObject({ id: 'file-test' })
    await expect(stillwatch.totals(account)).rejects.toThrow(/404/)
  })
})
