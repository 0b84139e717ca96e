import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { CAPABILITIES, capabilityName } from './capability.js'
import { capabilityOfRequest } from './capability-of-request.js'
import { compilePattern } from './compile-pattern.js'
import { openExchangeStore } from './exchange-store.js'
import { anyOf } from './signal-pattern.js'

const store = await openExchangeStore()
afterAll(() => store.close())

/** The engine and JavaScript say the same of these bodies. */
async function agree(requests: object[]): Promise<Set<string>> {
  const rows = await store.derive(...requests)
  expect(rows).toHaveLength(requests.length)
  const names = rows.map(({ capability }) => capabilityName(capability))
  requests.forEach((request, nth) => {
    expect(capabilityOfRequest(request as Record<string, unknown>), JSON.stringify(request)).toBe(names[nth])
  })
  return new Set(names)
}

const user = (content: unknown) => ({ role: 'user', content })
const chat = (content: unknown, more = {}) => ({ messages: [user(content)], ...more })

/** What the patterns are about, in pieces: letters between their signs. */
const PIECES = CAPABILITIES.flatMap(({ concepts }) => concepts.flatMap(({ patterns }) => patterns)).flatMap((pattern) =>
  pattern
    .replaceAll(/\\[bwsn]|\[[^\]]*\]|[()?:*+\\{}$]/g, '|')
    .split('|')
    .filter((piece) => piece.length > 1),
)
const ENDS = ['\n', '. ', '! ', '? ', '$', '=', '\\', '```\n', ';\n']
const SIGNS = [' ', ' ', ' ', ' ', ', ', '(', '=> {', 'É', 'ß', 'İ', '🌍', '三', 'Ж']
const APART = ['select', 'from', 'where', 'write', 'a story', 'закон', 'стать', 'the', 'WRITE']
const textsOf = (...pieces: string[][]) =>
  fc.array(fc.oneof(...pieces.map((some) => fc.constantFrom(...some))), { minLength: 1, maxLength: 40 })
const SAMPLE = { seed: 7, numRuns: 3000 }
const sample = (...pieces: string[][]) => fc.sample(textsOf(...pieces), SAMPLE).map((some) => some.join(''))

// Not multiMatchAllIndices: in the engine of chdb 3.4.0 that passes over some characters of a class of excluded ones, at
// least on processors with AVX-512, so that there GAP does not end with the sentence.
test('each pattern holds in JavaScript where it holds in the engine', async () => {
  const patterns = CAPABILITIES.flatMap(({ concepts }) => concepts.map(({ patterns }) => anyOf(patterns)))
  const texts = sample(PIECES, SIGNS, SIGNS, ENDS, APART, APART).map((text) => text.toLowerCase())
  const literal = JSON.stringify(patterns).replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  const said = await store.hashOf(
    `arrayMap(t -> arrayMap(p -> match(t, p), JSONExtract('${literal}', 'Array(String)')), JSONExtract(text, 'Array(String)'))`,
    JSON.stringify(texts),
  )
  const tests = CAPABILITIES.flatMap(({ concepts }) =>
    concepts.map(({ patterns }) => patterns.map((pattern) => compilePattern(pattern))),
  )
  const by_engine = JSON.parse(said) as number[][]
  expect(by_engine.flat().filter((holds) => holds === 1).length).toBeGreaterThan(2000)
  texts.forEach((text, nth) => {
    const holds = tests.map((choices) => (choices.some((choice) => choice(text)) ? 1 : 0))
    expect(holds, JSON.stringify(text)).toEqual(by_engine[nth])
  })
})

test('says of many texts what ingest says', async () => {
  const whole = PIECES.filter((piece) => !/[.!?\n$]/.test(piece))
  const found = await agree(sample(whole, SIGNS, SIGNS, APART).map((text) => chat(text)))
  expect([...found].sort()).toEqual(['general', ...CAPABILITIES.map(({ name }) => name)].sort())
})

test('says the same of each form of request', async () => {
  const text = (words: unknown) => ({ type: 'text', text: words })
  const result = { type: 'tool_result', tool_use_id: 'c', content: 'Translate this into Korean.' }
  const [code, poem] = ['Debug this python class.', 'Write a poem about the sea.']
  const found = await agree([
    chat(code),
    chat([text(code)]),
    chat([text({ value: code })]),
    chat([text(code), { type: 'image_url', image_url: { url: 'u' } }, text('and fix it')]),
    chat([text(`<system-reminder>${poem}</system-reminder>`), text(code)]),
    chat([text(`<system-reminder>${poem}</system-reminder>`)]),
    chat([text('')]),
    chat([{ text: code }]),
    chat([]),
    chat(null),
    chat(''),
    chat({ text: code }),
    chat([code]),
    chat(JSON.stringify([text(code)])),
    chat('[{"a python class": 1 debug it'),
    { messages: [user(code), { role: 'assistant', content: poem }] },
    { messages: [user(code), { role: 'assistant', content: 'Hi' }, user(poem)] },
    { messages: [user(code), user([{ type: 'image', source: { data: 'x' } }])] },
    { messages: [user(code), user([result])] },
    { messages: [user(code), user([result, text(poem)])] },
    { messages: [user(code), { role: 'tool', content: poem }, { role: 'function', content: poem }] },
    { messages: [{ role: 'system', content: poem }] },
    { messages: [] },
    {},
    { input: code },
    { input: '' },
    { input: [user(code)] },
    { input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: code }] }] },
    { input: [user(code), { type: 'function_call_output', role: 'user', output: poem }] },
    { input: JSON.stringify([user(code)]) },
    { prompt: code },
    { prompt: code, suffix: poem },
    { suffix: poem },
    { prompt: [code, poem] },
    { prompt: [code, 7, null] },
    { prompt: [60, 1027] },
    { prompt: [[60], [1027]] },
    { prompt: `[INST] ${code} [/INST]` },
    { prompt: JSON.stringify([code]) },
    { prompt: `{"task": "${code}"}` },
    { prompt: { id: code }, input: '' },
    { prompt: { id: 'pmpt_1' }, input: poem },
    { prompt: poem, messages: [user(code)] },
    { prompt: '' },
    { system: poem, instructions: poem, messages: [user('Hello there')] },
    chat('Is the shop open?', { tools: [{ name: 'look_up' }] }),
    chat('Is the shop open?', { functions: [{ name: 'look_up' }] }),
    chat('Is the shop open?', { tools: [] }),
    chat('', { tools: [{ name: 'look_up' }] }),
    chat(code, { tools: [{ type: 'function', function: { name: 'x' } }] }),
  ])
  expect(found.size).toBeGreaterThan(3)
})

test('reads as much of a text as the engine, and no more', async () => {
  const lengths = [2900, 2975, 2985, 2990, 3000, 3100]
  const long = lengths.flatMap((length) => ['a ', '🌍', '三'].map((word) => word.repeat(length / 2)))
  await agree(long.flatMap((text) => ['debug this python class', 'write a poem'].map((end) => chat(`${text} ${end}`))))
  await agree([chat(`${'🌍'.repeat(2990)} a poem`), chat(`${'🌍'.repeat(2999)} a poem`)])
})

test('takes no longer for texts that are made to take long', () => {
  const fill = (text: string) => text.repeat(Math.ceil(3000 / text.length)).slice(0, 3000)
  const hostile = [
    'select from ',
    'select from from ',
    'write tell ',
    '$=',
    `$${'='.repeat(3000)}`,
    'закон',
    'def a',
    'import a.a.',
    'a',
    'eigen',
    '```a',
    'код ',
    'translate',
    'x 1 * ',
  ]
  capabilityOfRequest(chat('warm'))
  for (const text of hostile) {
    const began_ms = performance.now()
    for (let turn = 0; turn < 5; turn++) capabilityOfRequest(chat(fill(text)))
    // A machine that is shared may be slow; going back and trying again would take seconds.
    expect((performance.now() - began_ms) / 5, text).toBeLessThan(100)
  }
})
