import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

test('reads the three kinds of bodies and every field of the envelope', async () => {
  const { accepted, files, rows, rejected } = await intake.read([fixture('native/good.jsonl')])
  expect(files[0]).toMatchObject({ format: 'native', container: 'ndjson', rows: 4, rejected: 0, skipped: 0, note: '' })
  expect([rows, rejected]).toEqual([4, 0])
  const [first, second, third, fourth] = accepted
  expect(first).toMatchObject({
    line: 1,
    id: 'ex_1',
    at: '2026-03-02 10:00:00.250',
    account: 'acct_ada',
    org: 'org_n',
    key: 'key_1',
    end_user: 'pupil-7',
    account_created: '2025-11-01 00:00:00.000',
    payment: 'card_9',
    email_domain: 'example.org',
    client_ip: '198.51.100.7',
    user_agent: 'openai-python/2.1',
    tls: 't13d_x',
    status: 200,
    response: '{"usage":{"prompt_tokens":9,"completion_tokens":120}}',
  })
  expect(JSON.parse(first!.request)).toEqual({
    model: 'm-1',
    messages: [{ role: 'user', content: 'Explain tides.' }],
    max_tokens: 300,
    user: 'u-5',
  })
  expect(second).toMatchObject({
    id: '',
    at: '2026-03-02 10:00:01.000',
    account_created: null,
    status: 0,
    response: '',
  })
  expect(JSON.parse(second!.request)).toMatchObject({ input: 'Name three rivers.', instructions: 'Be brief.' })
  expect(third).toMatchObject({ at: '2026-03-02 10:00:02.500', account: 'acct_bo', org: '', status: 429 })
  expect(JSON.parse(third!.request)).toMatchObject({ system: 'You teach.', metadata: { user_id: 'm-8' } })
  expect(fourth!.request).toBe('{"model":"m-2"}')
})

test('gives each bad line its reason', async () => {
  const { accepted, refused, files } = await intake.read([fixture('native/bad.jsonl')])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'not JSON'],
    [3, 'not an object'],
    [4, 'time missing'],
    [5, 'time not understood: yesterday'],
    [6, 'account missing'],
    [7, 'request missing'],
    [8, 'time outside 2015 to one day from now'],
    [9, 'time outside 2015 to one day from now'],
  ])
  expect(refused[0]!.excerpt).toBe('not a line of JSON')
  expect(files[0]).toMatchObject({ rows: 2, rejected: 8 })
  expect(accepted.map(({ line }) => line)).toEqual([1, 11])
})

test('drops lone surrogates and keeps pairs and literal backslashes', async () => {
  const { accepted } = await intake.read([fixture('native/bad.jsonl')])
  const request = JSON.parse(accepted[1]!.request)
  expect(request.messages[0].content).toBe('cut  here, whole \u{1F600}, literal \\ud83d')
})

test('makes invalid UTF-8 valid', async () => {
  const { accepted, rejected } = await intake.read([fixture('native/invalid-utf8.jsonl')])
  expect(rejected).toBe(0)
  expect(accepted[0]!.account).toBe('acct_b\uFFFD')
})

test.each([
  ['key', ['key_1']],
  ['org', ['org_n']],
  ['end_user', ['pupil-7']],
  ['user', ['u-5']],
  ['safety_identifier', ['safe-3']],
  ['metadata.user_id', ['m-8']],
  ['request.metadata.user_id', ['m-8']],
  ['payment_fingerprint', ['card_9']],
])('takes --account-field %s as the account', async (account_field, accounts) => {
  const { accepted, refused } = await intake.read([fixture('native/good.jsonl')], { account_field })
  expect(accepted.map(({ account }) => account)).toEqual(accounts)
  expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['account missing']))
})

test('gives exchanges without an account the default one', async () => {
  const { accepted } = await intake.read([fixture('native/good.jsonl')], {
    account_field: 'key',
    default_account: 'house',
  })
  expect(accepted.map(({ account }) => account)).toEqual(['key_1', 'house', 'house', 'house'])
})
