import Anthropic from '@anthropic-ai/sdk'
import { beforeEach, describe, expect, it } from 'vitest'
import { ANSWER_TEXT, OUTPUT_TOKENS, REASONING_TEXT } from '#gateway/fixtures/answer-content.js'
import { failureOf } from './failure-of.js'
import { ACCOUNT_HEADER } from './open-gateway.js'
import { testInterface } from './test-interface.js'
import { useGateway } from './use-gateway.js'

const WEATHER: Anthropic.Tool = {
  name: 'weather',
  description: 'The weather of a place.',
  input_schema: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'number' } } },
}
const QUESTION = { role: 'user' as const, content: 'What is six times seven?' }

const used = useGateway('anthropic')
let client: Anthropic
beforeEach(() => {
  const defaultHeaders = { [ACCOUNT_HEADER]: used.account }
  client = new Anthropic({ apiKey: 'sk-test', baseURL: used.gateway.url, maxRetries: 0, defaultHeaders })
})

const asking = (model: string, more: Partial<Anthropic.MessageCreateParamsNonStreaming> = {}) => ({
  model,
  max_tokens: 2000,
  messages: [QUESTION],
  ...more,
})
const textIn = ({ content }: Anthropic.Message) =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('')

describe('messages', () => {
  testInterface(used, {
    whole: async (model, maxRetries = 0) => textIn(await client.messages.create(asking(model), { maxRetries })),
    streamed: async (model) => {
      const message = await client.messages.stream(asking(model)).finalMessage()
      expect(message.usage.output_tokens).toBe(OUTPUT_TOKENS)
      return textIn(message)
    },
    abort: async (model) => {
      const stream = client.messages.stream(asking(model))
      stream.once('text', () => stream.abort())
      expect(await failureOf(stream.done())).toBeInstanceOf(Anthropic.APIUserAbortError)
    },
    askForNone: () => client.models.retrieve('none'),
    errors: Anthropic,
    told: { throttled: { type: 'rate_limit_error' }, blocked: {}, limited: { type: 'rate_limit_error' } },
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
    await used.stored({ exchanges: 2 })
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
    await used.stored({ exchanges: 4 })
  })

  it('counts tokens without an exchange', async () => {
    const { input_tokens } = await client.messages.countTokens({ model: 'plain', messages: [QUESTION] })
    expect(input_tokens).toBe(25)
    await expect(used.stillwatch.totals(used.account)).rejects.toThrow(/404/)
  })
})
