import { afterAll, expect, test } from 'vitest'
import { openExchangeStore } from './exchange-store.js'

const store = await openExchangeStore()
afterAll(() => store.close())

const chat = (content: string) => ({ messages: [{ role: 'user', content }] })

/** What each text shows, in their order. */
const derive = (...texts: string[]) => store.derive(...texts.map(chat))

const COUNTS: readonly (readonly [title: string, text: string, count: number])[] = [
  ['distinct words and pairs', 'the cat and the cat', 6], // the, cat, and; the cat, cat and, and the
  ['one word', 'Hello', 1],
  ['accents', 'Élan vital', 3],
  ['Cyrillic with punctuation of its own', '«Привет» — мир…', 3],
  ['typographic quotes', '“don’t”', 3], // don, t, their pair
  ['Chinese by the character', '你好吗', 5],
  ['Chinese with its punctuation', '你好，吗。', 5],
  ['Japanese in its three scripts', '猫とネコ', 7],
  ['Korean by the character', '고양이', 5],
  ['Chinese with English words', '用 python_3 写', 7], // 用 python 0 写, three pairs
  ['Arabic', 'مرحبا، بالعالم', 3],
  ['Hindi with its marks', 'नमस्ते दुनिया।', 3],
  ['emoji are no words', '😀 hello 😀', 1],
  ['emoji in Chinese', '你😀好', 3],
  ['emoji alone', '😀😀', 0],
  ['punctuation alone', '?!…', 0],
]

const counted = await derive(...COUNTS.map(([, text]) => text))

test.each(COUNTS.map(([title, , count], nth) => [title, counted[nth], count] as const))(
  'tokens: %s',
  (_, row, count) => {
    expect(row?.tokens).toHaveLength(count)
  },
)

test('letters of either case, and numbers of as many digits, are the same words', async () => {
  const [a, b, c] = await derive('Route 66 to Ürgüp', 'route 12 TO ÜRGÜP', 'route 126 to ürgüp')
  expect(a?.tokens).toEqual(b?.tokens)
  expect(a?.skeleton).toBe(b?.skeleton)
  expect(a?.own).not.toBe(b?.own) // numbers are part of the text itself
  expect(c?.tokens).not.toEqual(a?.tokens)
})

test.each([
  ['typographic quotes', '“Tell me about rivers”', '"Tell me about rivers"'],
  ['a dash', 'rivers — and lakes', 'rivers - and lakes'],
  ['full-width punctuation', '河流，湖泊。', '河流 湖泊'],
])('words do not depend on %s', async (_, one, other) => {
  const [a, b] = await derive(one, other)
  expect(a?.tokens).toEqual(b?.tokens)
})

test('order makes pairs', async () => {
  const [a, b] = await derive('red green blue', 'blue green red')
  expect(a?.tokens.slice(0, 3).sort()).toEqual(b?.tokens.slice(0, 3).sort())
  expect(a?.tokens.slice(3).some((pair) => b?.tokens.slice(3).includes(pair))).toBe(false)
})

test.each([
  ['河流从山上流下来', 1],
  ['请 translate 这个句子为英文', 1],
  ['What does 你好 mean in English, please?', 0],
  ['これはとてもきれいなはなです', 0],
  ['강은 산에서 흐른다', 0],
  ['Rivers flow', 0],
])('mostly Chinese or not: %s', async (text, chinese) => {
  const [row] = await derive(text)
  expect(row?.chinese).toBe(chinese)
})

test('the skeleton is of the first and the last eight words', async () => {
  const frame = (middle: string) => `one two three four five six seven eight ${middle} a b c d e f g h`
  const [a, b, c] = await derive(frame('oak'), frame('elm and ash'), `zero ${frame('oak')}`)
  expect(a?.skeleton).toBe(b?.skeleton)
  expect(a?.skeleton).not.toBe(c?.skeleton)
})

test('the first 3,000 characters are read, the length is of all', async () => {
  const head = '长'.repeat(3000)
  const [a, b] = await derive(`${head}尾`, `${head}巴吧`)
  expect(a?.own).toBe(b?.own)
  expect(a?.tokens).toEqual(b?.tokens)
  expect([a?.own_length, b?.own_length]).toEqual([3001, 3002])
})

test('a conversation of 5,000 messages and a text of 2 MB', async () => {
  const turn = [
    { role: 'user', content: 'again' },
    { role: 'assistant', content: 'yes' },
  ]
  const [many, long] = await store.derive(
    { messages: Array.from({ length: 2500 }, () => turn).flat() },
    chat('word '.repeat(400_000)),
  )
  expect(many).toMatchObject({ turn: 2500, step: 0, own_length: 5 })
  expect(long).toMatchObject({ turn: 1, own_length: 2_000_000 })
  expect(long?.tokens).toHaveLength(2)
})

test('escapes, lone surrogates and control characters do not stop it', async () => {
  const rows = await store.derive(
    '{"messages":[{"role":"user","content":"caf\\u00e9 \\ud83d\\ude00"}]}',
    '{"messages":[{"role":"user","content":"a\\u0000b\\u0001c"}]}',
    '{"messages":[{"role":"user","content":"broken \\ud83d here"}]}',
  )
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({ turn: 1, own_length: 6 })
  expect(rows[0]?.tokens).toHaveLength(1)
})
