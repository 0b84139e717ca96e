import { afterAll, describe, expect, test } from 'vitest'
import { type ExchangeRow, openExchangeStore } from './exchange-store.js'

const store = await openExchangeStore()
afterAll(() => store.close())

const user = (content: unknown) => ({ role: 'user', content })
const chat = (...messages: unknown[]) => ({ model: 'm', messages })
const one = async (request: object | string): Promise<ExchangeRow> => {
  const [row] = await store.derive(request)
  if (!row) throw new Error('no exchange was derived')
  return row
}
const ownHash = (text: string) => store.hashOf('sipHash64(lowerUTF8(substringUTF8(text, 1, 3000)))', text)
const systemHash = (text: string) => store.hashOf('sipHash64(text)', text)

const GOAL = 'Find the cause of the leak'
const RESULT = 'nothing under the sink'
const call = {
  role: 'assistant',
  content: null,
  tool_calls: [{ id: 'c', function: { name: 'look', arguments: '{}' } }],
}

describe('the goal of an account in each form of request', () => {
  const use = { role: 'assistant', content: [{ type: 'tool_use', id: 'c', name: 'look', input: {} }] }
  const block = (content: unknown) => ({ type: 'tool_result', tool_use_id: 'c', content })
  const text = (words: string) => ({ type: 'text', text: words })

  const FORMS: [title: string, request: object, expected: { turn: number; step: number }][] = [
    ['a text', chat(user(GOAL)), { turn: 1, step: 0 }],
    ['a text part', chat(user([text(GOAL)])), { turn: 1, step: 0 }],
    ['a text part of the assistants form', chat(user([{ type: 'text', text: { value: GOAL } }])), { turn: 1, step: 0 }],
    [
      'a text part beside an image',
      chat(user([text(GOAL), { type: 'image_url', image_url: { url: 'u' } }])),
      { turn: 1, step: 0 },
    ],
    [
      'an image after the text',
      chat(user(GOAL), user([{ type: 'image', source: { data: 'x' } }])),
      { turn: 2, step: 0 },
    ],
    ['a second turn', chat(user('Hello'), { role: 'assistant', content: 'Hi' }, user(GOAL)), { turn: 2, step: 0 }],
    ['an answer begun for the model', chat(user(GOAL), { role: 'assistant', content: 'Sure,' }), { turn: 1, step: 0 }],
    ['a message under the role tool', chat(user(GOAL), call, { role: 'tool', content: RESULT }), { turn: 1, step: 1 }],
    [
      'two messages under the role tool',
      chat(user(GOAL), call, { role: 'tool', content: RESULT }, { role: 'tool', content: '' }),
      { turn: 1, step: 1 },
    ],
    [
      'a message under the role function',
      chat(user(GOAL), { role: 'function', name: 'f', content: RESULT }),
      { turn: 1, step: 1 },
    ],
    ['a block with a result', chat(user(GOAL), use, user([block(RESULT)])), { turn: 1, step: 1 }],
    [
      'a block with a result in text blocks',
      chat(user([text(GOAL)]), use, user([block([text(RESULT)])])),
      { turn: 1, step: 1 },
    ],
    [
      'results, then a word of the account',
      chat(user('Begin'), use, user([block(RESULT), text(GOAL)])),
      { turn: 2, step: 0 },
    ],
    [
      'results with a reminder of the client',
      chat(user(GOAL), use, user([block(RESULT), text('<system-reminder>be brief</system-reminder>')])),
      { turn: 1, step: 1 },
    ],
    [
      'a reminder of the client before the text',
      chat(user([text('<system-reminder>x</system-reminder>'), text(GOAL)])),
      { turn: 1, step: 0 },
    ],
    [
      'a result followed by a developer message',
      chat(user(GOAL), call, { role: 'tool', content: RESULT }, { role: 'developer', content: 'x' }),
      { turn: 1, step: 1 },
    ],
    [
      'a new goal after a result',
      chat(user('Begin'), call, { role: 'tool', content: RESULT }, user(GOAL)),
      { turn: 2, step: 0 },
    ],
    ['completions: a prompt', { prompt: GOAL }, { turn: 1, step: 0 }],
    ['completions: a list of one', { prompt: [GOAL] }, { turn: 1, step: 0 }],
    ['Responses: a text', { input: GOAL }, { turn: 1, step: 0 }],
    ['Responses: a text beside a stored prompt', { prompt: { id: 'p' }, input: GOAL }, { turn: 1, step: 0 }],
    ['Responses: a message', { input: [user(GOAL)] }, { turn: 1, step: 0 }],
    [
      'Responses: an item with parts',
      { input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: GOAL }] }] },
      { turn: 1, step: 0 },
    ],
    [
      'Responses: a tool output',
      {
        input: [
          user(GOAL),
          { type: 'reasoning', summary: [] },
          { type: 'function_call', name: 'f', arguments: '{}' },
          { type: 'function_call_output', output: RESULT },
        ],
      },
      { turn: 1, step: 1 },
    ],
    [
      'Responses: an output of a computer',
      { input: [user(GOAL), { type: 'computer_call_output', output: {} }] },
      { turn: 1, step: 1 },
    ],
  ]

  test('each form', async () => {
    const rows = await store.derive(...FORMS.map(([, request]) => request))
    const own = await ownHash(GOAL)
    FORMS.forEach(([title, , expected], nth) => {
      expect(rows[nth], title).toMatchObject({ own, own_length: GOAL.length, ...expected })
    })
  })

  test('text parts are joined by line breaks', async () => {
    expect((await one(chat(user([text('One'), text('two')])))).own).toBe(await ownHash('One\ntwo'))
  })

  test('prompts of completions are one text, with what shall follow them', async () => {
    const rows = await store.derive(
      { prompt: ['One', 'two'] },
      { prompt: 'One', suffix: 'two' },
      { prompt: '[INST] One\\ntwo' },
      { prompt: '["One\\ntwo"]' },
    )
    const own = await ownHash('One\ntwo')
    expect(rows.map((row) => row.own)).toEqual([
      own,
      own,
      await ownHash('[INST] One\\ntwo'),
      await ownHash('["One\\ntwo"]'),
    ])
    expect((await one({ prompt: 'One', max_tokens: 7, model: 'm' })).max_tokens).toBe(7)
  })

  test.each([
    ['a list of objects', '[{"a": 1}, {"a": 2}] sort these by a'],
    ['valid JSON', '[{"price":3,"name":"tea"}]'],
    ['JSON with another type', '[{"kind":"text","text":"x"}]'],
    ['brackets', '[1, 2, 3]'],
  ])('a text that looks like parts stays whole: %s', async (_, content) => {
    expect(await one(chat(user(content)))).toMatchObject({ own: await ownHash(content), turn: 1 })
  })
})

describe('no text of its own', () => {
  const WITHOUT: [title: string, request: object | string][] = [
    ['empty content', chat(user(''))],
    ['null content', chat(user(null))],
    ['no content', chat({ role: 'user' })],
    ['empty parts', chat(user([]))],
    ['no messages', { model: 'm' }],
    ['messages null', { model: 'm', messages: null }],
    ['messages of another type', { model: 'm', messages: { role: 'user', content: 'x' } }],
    ['elements of another type', { messages: ['x', 5, null] }],
    ['only a system prompt', chat({ role: 'system', content: 'Be brief.' })],
    ['empty input', { input: '' }],
    ['empty list as input', { input: [] }],
    ['empty prompt', { prompt: '', suffix: 'x' }],
    ['a prompt of token ids', { prompt: [60, 1027] }],
    ['a stored prompt', { prompt: { id: 'pmpt_1' } }],
    ['not JSON', '{"messages": [{"role": "user", "content"'],
  ]

  test('each form', async () => {
    const empty = {
      own: '0',
      own_length: 0,
      turn: 0,
      step: 0,
      skeleton: '0',
      tokens: [],
      elicitation: 0,
      capability: 0,
      chinese: 0,
    }
    const rows = await store.derive(...WITHOUT.map(([, request]) => request))
    WITHOUT.forEach(([title], nth) => {
      expect(rows[nth], title).toMatchObject(empty)
    })
  })

  test('an image alone is a turn without a text', async () => {
    expect(await one(chat(user([{ type: 'image_url', image_url: { url: 'u' } }])))).toMatchObject({ own: '0', turn: 1 })
  })
})

test('the system prompt is the same in all forms', async () => {
  const rows = await store.derive(
    { system: 'Be brief.', messages: [user('x')] },
    { system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }], messages: [user('x')] },
    chat({ role: 'system', content: 'Be brief.' }, user('x')),
    chat({ role: 'system', content: [{ type: 'text', text: 'Be brief.' }] }, user('x')),
    chat({ role: 'developer', content: 'Be brief.' }, user('x')),
    { instructions: 'Be brief.', input: 'x' },
    { input: [{ role: 'developer', content: [{ type: 'input_text', text: 'Be brief.' }] }, user('x')] },
  )
  const hash = await systemHash('Be brief.')
  expect(rows.map(({ system }) => system)).toEqual(rows.map(() => hash))
  expect((await one(chat(user('x')))).system).toBe('0')
})

test('tool names are one set in any order and form', async () => {
  const rows = await store.derive(
    {
      ...chat(user('x')),
      tools: [
        { type: 'function', function: { name: 'b' } },
        { type: 'function', function: { name: 'a' } },
      ],
    },
    { ...chat(user('x')), tools: [{ name: 'a', input_schema: {} }, { name: 'b' }] },
    {
      input: 'x',
      tools: [
        { type: 'function', name: 'a' },
        { type: 'function', name: 'b' },
      ],
    },
    { ...chat(user('x')), functions: [{ name: 'b' }, { name: 'a' }] },
  )
  expect(new Set(rows.map(({ tools }) => tools)).size).toBe(1)
  const [none, empty, builtin, other] = await store.derive(
    chat(user('x')),
    { ...chat(user('x')), tools: [] },
    { input: 'x', tools: [{ type: 'web_search' }] },
    { input: 'x', tools: [{ type: 'file_search' }] },
  )
  expect([none?.tools, empty?.tools]).toEqual(['0', '0'])
  expect(builtin?.tools).not.toBe(other?.tools)
})

test.each([
  [{ max_tokens: 5 }, { max_tokens: 5, temperature: -1, stream: 0 }],
  [{ max_completion_tokens: 6 }, { max_tokens: 6 }],
  [
    { max_output_tokens: 7, temperature: 0 },
    { max_tokens: 7, temperature: 0 },
  ],
  [
    { max_tokens: null, temperature: null, stream: null },
    { max_tokens: 0, temperature: -1, stream: 0 },
  ],
  [
    { max_tokens: 99_999_999_999, temperature: 0.7, stream: true },
    { max_tokens: 0, temperature: 700, stream: 1 },
  ],
  [
    { max_tokens: 8.0, temperature: 1 },
    { max_tokens: 8, temperature: 1000 },
  ],
])('parameters %o', async (parameters, expected) => {
  expect(await one({ ...chat(user('x')), ...parameters })).toMatchObject(expected)
})

test.each([
  [
    'chat-completions',
    { usage: { prompt_tokens: 3, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 4 } } },
    [3, 9, 4],
  ],
  [
    'Responses',
    { usage: { input_tokens: 3, output_tokens: 9, output_tokens_details: { reasoning_tokens: 4 } } },
    [3, 9, 4],
  ],
  [
    'Messages',
    { usage: { input_tokens: 3, cache_read_input_tokens: 20, cache_creation_input_tokens: 7, output_tokens: 9 } },
    [30, 9, 0],
  ],
  ['null details', { usage: { prompt_tokens: 3, completion_tokens: 9, completion_tokens_details: null } }, [3, 9, 0]],
  ['an error', { error: { message: 'x' } }, [0, 0, 0]],
  ['no usage', { usage: null }, [0, 0, 0]],
  ['not JSON', 'data: {"usage"', [0, 0, 0]],
])('usage of %s', async (_, response, [input_tokens, output_tokens, reasoning_tokens]) => {
  const row = await store.deriveBoth(chat(user('x')), response)
  expect(row).toMatchObject({ input_tokens, output_tokens, reasoning_tokens })
})
