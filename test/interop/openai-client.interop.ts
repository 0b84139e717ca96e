import OpenAI from 'openai'
import { beforeEach, describe, expect, it } from 'vitest'
import { ANSWER_TEXT, REASONING_TEXT, REASONING_TOKENS } from '#gateway/fixtures/answer-content.js'
import { ACCOUNT_HEADER } from './open-gateway.js'
import { testInterface } from './test-interface.js'
import { useGateway } from './use-gateway.js'

const WEATHER = {
  name: 'weather',
  description: 'The weather of a place.',
  parameters: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'number' } } },
}
const ARGUMENTS = { city: 'Zürich', days: 3 }
const QUESTION = [{ role: 'user' as const, content: 'What is six times seven?' }]

const ERRORS = {
  errors: OpenAI,
  told: { throttled: { code: 'rate_limited' }, blocked: { code: 'restricted' }, limited: {} },
}

const used = useGateway('openai')
let client: OpenAI
beforeEach(() => {
  const baseURL = `${used.gateway.url}/v1`
  const defaultHeaders = { [ACCOUNT_HEADER]: used.account }
  client = new OpenAI({ apiKey: 'sk-test', baseURL, maxRetries: 0, defaultHeaders })
})
const askForNone = () => client.models.retrieve('none')

describe('chat completions', () => {
  const ask = async (model: string, maxRetries = 0) => {
    const { choices } = await client.chat.completions.create({ model, messages: QUESTION }, { maxRetries })
    return choices[0]?.message.content ?? ''
  }
  const streamOf = (model: string) =>
    client.chat.completions.create({
      model,
      messages: QUESTION,
      stream: true,
      stream_options: { include_usage: true },
    })
  const pieceIn = ({ choices }: OpenAI.ChatCompletionChunk): string => choices[0]?.delta.content ?? ''

  testInterface(used, {
    whole: ask,
    streamed: async (model) => {
      let text = ''
      for await (const chunk of await streamOf(model)) text += pieceIn(chunk)
      return text
    },
    abort: async (model) => {
      const stream = await streamOf(model)
      for await (const chunk of stream) if (pieceIn(chunk) !== '') stream.controller.abort()
    },
    askForNone,
    ...ERRORS,
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
    await used.stored({ exchanges: 2 })
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
    // Those of the streams too: the gateway asks for usage where the caller does not.
    await used.stored({ exchanges: 4, reasoning_tokens: 4 * REASONING_TOKENS })
  })

  it('a challenged account is told to verify itself', async () => {
    await expect(ask('verify')).rejects.toMatchObject({ status: 403, code: 'verification_required' })
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

  testInterface(used, {
    whole: async (model, maxRetries = 0) =>
      (await client.responses.create({ model, input }, { maxRetries })).output_text,
    streamed: async (model) => textIn(await client.responses.stream({ model, input }).finalResponse()),
    abort: async (model) => {
      const stream = await client.responses.create({ model, input, stream: true })
      for await (const { type } of stream) if (type === 'response.output_text.delta') stream.controller.abort()
    },
    askForNone,
    ...ERRORS,
  })

  it('calls tools', async () => {
    const tools = [{ type: 'function' as const, strict: false, ...WEATHER }]
    const stream = client.responses.stream({ model: 'plain', input, tools })
    const { output } = await stream.finalResponse()
    const call = output.find(({ type }) => type === 'function_call')
    if (call?.type !== 'function_call') throw new Error('no call of a function')
    expect(JSON.parse(call.arguments)).toEqual(ARGUMENTS)
    await used.stored({ exchanges: 1 })
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
    await used.stored({ exchanges: 4 })
  })
})

describe('all else', () => {
  it('passes the rest of the interface through, and stores none of it', async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['test-model'])
    const file = new File(['{}\n'.repeat(100_000)], 'batch.jsonl')
    expect(await client.files.create({ file, purpose: 'batch' })).toMatchObject({ id: 'file-test' })
    await expect(used.stillwatch.totals(used.account)).rejects.toThrow(/404/)
  })
})
