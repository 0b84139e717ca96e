import { describe, expect, it } from 'vitest'
import { questionOf } from './question-of.js'

const user = { role: 'user', content: [{ type: 'text', text: 'How do I bake bread?' }] }

describe('questionOf', () => {
  it('is what the caller wrote, and no word of the interface', () => {
    const body = { model: 'm', messages: [{ role: 'developer', content: 'Be brief.' }, user] }
    expect(questionOf(body)).toContain('Be brief.\nHow do I bake bread?')
    expect(questionOf(body)).not.toMatch(/user|developer|text/)
    expect(questionOf({ system: [{ type: 'text', text: 'Be kind.' }], messages: [user] })).toMatch(/^Be kind\.\n/)
    const input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'And rye?' }] }]
    expect(questionOf({ instructions: 'Short.', input })!.match(/.+/g)).toEqual(['Short.', 'And rye?'])
    expect(questionOf({ input: 'And rye?' })).toContain('And rye?')
  })

  it('has the results of tools, and not what the model said', () => {
    const called = { role: 'assistant', content: 'I look.', tool_calls: [{ type: 'function' }] }
    const result = { role: 'tool', tool_call_id: 'call_1', content: 'It rains.' }
    expect(questionOf({ messages: [user, called, result] })).toContain('It rains.')
    expect(questionOf({ messages: [user, called, result] })).not.toContain('I look.')
  })

  it.each([
    { messages: [user], response_format: { type: 'json_object' } },
    { messages: [user, { role: 'assistant', content: 'Well,' }] },
    { messages: [user], tools: [{ type: 'web_search_20250305' }] },
    { messages: [user], web_search_options: {} },
    { input: 'Plot it.', tools: [{ type: 'code_interpreter', container: { type: 'auto' } }] },
    { input: 'Read it.', tools: [{ type: 'mcp', server_label: 'papers' }] },
    { messages: [user], tools: [{ type: 'x_search' }] },
    { messages: [user], model: 'gpt-x-search-preview-2026-01-31' },
    { messages: [user], model: 'vendor/model-4:online' },
    { messages: [user], plugins: [{ id: 'web' }] },
    { messages: [user], plugins: [{}, { id: 'file-parser' }] },
  ])('is none where the answer may carry no canary: %j', (body) => {
    expect(questionOf(body)).toBeUndefined()
  })

  it.each([
    { tools: [{ type: 'function', function: { name: 'code_search' } }] },
    { tools: [{ name: 'web_search', input_schema: {} }] },
    {
      tools: [
        { type: 'bash_20250124', name: 'bash' },
        { type: 'custom', name: 'mcp' },
      ],
    },
    { model: 'research-search-9b', plugins: [] },
    { plugins: [{}, { id: 'response-healing' }] },
  ])('is there beside tools that the caller runs: %j', (more) => {
    expect(questionOf({ messages: [user], ...more })).toContain('How do I bake bread?')
  })
})
