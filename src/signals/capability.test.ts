import { afterAll, expect, test } from 'vitest'
import { CAPABILITIES, capabilityName } from './capability.js'
import { openExchangeStore } from './exchange-store.js'

const store = await openExchangeStore()
afterAll(() => store.close())

const EXAMPLES: readonly (readonly [name: string, content: string])[] = [
  ['coding', 'Refactor this Python class and add unit tests for it.'],
  ['coding', 'My React component throws an exception when the array is empty.'],
  ['coding', '这段代码的函数为什么返回空值？'],
  ['coding', '```js\nlet a = 1\n```\nwhy?'],
  ['agentic', 'Work as an autonomous agent: click the button, then take a screenshot.'],
  ['mathematics', 'Find the sum of all integers n such that n^2 + 3 is divisible by 7.'],
  ['mathematics', '求解下列方程：x 的平方等于九。'],
  ['medicine', 'A patient has a fever and a stiff neck. Which diagnosis fits the symptoms?'],
  ['law', 'Can the defendant appeal if the court held that the statute applies?'],
  ['finance', 'How do dividends affect the valuation of a stock portfolio?'],
  ['science', 'How do enzymes speed up a reaction between two molecules?'],
  ['writing', 'Write a poem about the sea in autumn.'],
  ['translation', 'Translate this letter into Portuguese: Dear aunt, the garden is in bloom.'],
  ['translation', '请把下面的信翻译成英文。'],
  ['general', 'What should I bring to a picnic?'],
  ['general', 'Is it rude to leave a party early?'],
]

const rows = await store.derive(...EXAMPLES.map(([, content]) => ({ messages: [{ role: 'user', content }] })))

test.each(EXAMPLES.map(([name, content], nth) => [name, content, rows[nth]] as const))('%s: %s', (name, _, row) => {
  expect(capabilityName(row?.capability ?? -1)).toBe(name)
})

test('tools on offer speak for agentic use where the text says little', async () => {
  const tools = [{ name: 'look_up' }]
  const [agent, coder] = await store.derive(
    { tools, messages: [{ role: 'user', content: 'Is the shop open on Sunday?' }] },
    { tools, messages: [{ role: 'user', content: 'Debug the Python script in this repository.' }] },
  )
  expect([agent, coder].map((row) => capabilityName(row?.capability ?? -1))).toEqual(['agentic', 'coding'])
})

test('weights of a capability fit its six bits, codes are distinct', () => {
  for (const { code, concepts } of CAPABILITIES) {
    expect(concepts.reduce((sum, { weight }) => sum + weight, code === 2 ? 2 : 0)).toBeLessThan(64)
    expect(code).toBeLessThanOrEqual(10)
  }
  expect(new Set(CAPABILITIES.map(({ code }) => code)).size).toBe(CAPABILITIES.length)
})
