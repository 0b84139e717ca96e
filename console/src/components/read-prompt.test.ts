import { describe, expect, it } from 'vitest'
import { readAnswer, readPrompt } from './read-prompt'

describe('words of a request', () => {
  it('are those of its messages, a speaker before each', () =>
    expect(
      readPrompt(
        '{"model":"m","system":"Be short.","messages":[{"role":"user","content":"One\\ntwo"},{"role":"assistant","content":[{"type":"text","text":"Three"},{"type":"image","source":{}}]}]}',
      ),
    ).toBe('system: Be short.\n\nuser: One\ntwo\n\nassistant: Three'))

  it('are found in other forms too', () => {
    expect(readPrompt('{"prompt":"Say it"}')).toBe('user: Say it')
    expect(readPrompt('{"input":[{"role":"user","content":[{"type":"input_text","text":"Say it"}]}]}')).toBe(
      'user: Say it',
    )
    expect(readPrompt('{"contents":[{"role":"user","parts":[{"text":"Say it"}]}]}')).toBe('user: Say it')
  })

  it('are the text itself where it is no such form, or was cut', () => {
    for (const text of [
      'Just words',
      '{"messages":[{"role":"user","content":"cut he',
      '{"a":1}',
      '',
      '{"messages":[null,3]}',
    ])
      expect(readPrompt(text)).toBe(text)
  })
})

it('words of an answer are found in the forms of APIs', () => {
  expect(readAnswer('{"choices":[{"index":0,"message":{"role":"assistant","content":"Yes"}}]}')).toBe('Yes')
  expect(readAnswer('{"content":[{"type":"text","text":"Yes"}]}')).toBe('Yes')
  expect(readAnswer('{"candidates":[{"content":{"parts":[{"text":"Yes"}]}}]}')).toBe('Yes')
  for (const text of ['data: {"a":1}', '{"choices":[', '{"choices":[]}', '']) expect(readAnswer(text)).toBe(text)
})
