import { expect, it } from 'vitest'
import { exchangeLine } from './exchange-line.js'

const FACTS = {
  at_ms: Date.UTC(2026, 0, 2, 3, 4, 5),
  caller: { account_id: 'acct\n"1"', key_id: 'k' },
  client_ip: '192.0.2.1',
  user_agent: 'a "client"\n',
  status: 200,
}

it('puts bodies of several lines on one, and leaves their texts as they are', () => {
  const request = { messages: [{ role: 'user', content: 'two\r\nlines }' }] }
  const line = exchangeLine({
    ...FACTS,
    request: JSON.stringify(request, null, 2).replaceAll('\n', '\r\n'),
    answer: { body: '{\n"choices": []\n}\n', cut: false },
  })
  expect(line).not.toMatch(/[\r\n]/)
  expect(JSON.parse(line)).toMatchObject({
    ts: '2026-01-02T03:04:05.000Z',
    account_id: 'acct\n"1"',
    user_agent: 'a "client"\n',
    status: 200,
    request,
    response: { choices: [] },
  })
})

it('leaves out what is not known', () => {
  const line = exchangeLine({ ...FACTS, caller: {}, request: '{}', answer: { cut: true } })
  expect(Object.keys(JSON.parse(line) as object)).toEqual([
    'id',
    'ts',
    'account_id',
    'client_ip',
    'user_agent',
    'status',
    'request',
  ])
})
