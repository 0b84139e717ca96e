import { describe, expect, it } from 'vitest'
import { BODIES } from './body.js'

const FACTS = {
  model: 'm',
  system: 'be "brief"',
  limit: 9,
  temperature: 0.5,
  stream: true,
  tools: ['grep'],
  endUser: 'u1',
}
const CALL = { id: 'call_1', name: 'grep', input: '{"q":"a"}' }
const ANSWERED = { id: 'x', model: 'm', text: 'so\n', inputTokens: 3, outputTokens: 9, cut: true }

function write(form: keyof typeof BODIES) {
  const body = BODIES[form]
  const messages = [
    body.user('hi "you"\n', true),
    body.call(CALL, 'look'),
    body.result(CALL, 'none'),
    body.assistant('done'),
  ]
  return { request: JSON.parse(body.request(FACTS, messages)), response: JSON.parse(body.response(ANSWERED)) }
}

describe('bodies', () => {
  it('writes OpenAI chat completions', () => {
    const { request, response } = write('openai-chat')
    expect(request.messages.map((m: { role: string }) => m.role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'assistant',
    ])
    expect(request.messages[1].content).toEqual([{ type: 'text', text: 'hi "you"\n' }])
    expect(request.messages[2].tool_calls[0].function).toEqual({ name: 'grep', arguments: '{"q":"a"}' })
    expect(request).toMatchObject({ model: 'm', max_tokens: 9, temperature: 0.5, stream: true, user: 'u1' })
    expect(response.choices[0]).toMatchObject({ message: { content: 'so\n' }, finish_reason: 'length' })
    expect(response.usage).toEqual({ prompt_tokens: 3, completion_tokens: 9, total_tokens: 12 })
  })

  it('writes OpenAI Responses', () => {
    const { request, response } = write('openai-responses')
    expect(request.input.map((item: { type?: string; role?: string }) => item.type ?? item.role)).toEqual([
      'user',
      'function_call',
      'function_call_output',
      'assistant',
    ])
    expect(request).toMatchObject({ instructions: 'be "brief"', max_output_tokens: 9, safety_identifier: 'u1' })
    expect(response.output[0].content[0].text).toBe('so\n')
    expect(response).toMatchObject({ status: 'incomplete', usage: { input_tokens: 3, output_tokens: 9 } })
  })

  it('writes Anthropic Messages', () => {
    const { request, response } = write('anthropic-messages')
    expect(request).toMatchObject({ system: 'be "brief"', max_tokens: 9, metadata: { user_id: 'u1' } })
    expect(request.messages[1].content[1]).toEqual({ type: 'tool_use', id: 'call_1', name: 'grep', input: { q: 'a' } })
    expect(request.messages[2].content[0]).toEqual({ type: 'tool_result', tool_use_id: 'call_1', content: 'none' })
    expect(response).toMatchObject({ stop_reason: 'max_tokens', usage: { input_tokens: 3, output_tokens: 9 } })
  })
})
