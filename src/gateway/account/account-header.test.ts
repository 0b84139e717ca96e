import { request } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { ask, bodyFor, startTestGateway, type TestGateway, until } from '../fixtures/test-gateway.js'

let test: TestGateway
afterEach(() => test.close())

/** Asks over a real connection, with headers that may come twice. */
const askWith = (path: '/v1/messages' | '/v1/chat/completions', account: string[]): Promise<[number, string]> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer sk-1', 'content-type': 'application/json', 'X-Account': account }
    const asked = request(test.url + path, { method: 'POST', headers }, (answer) => {
      let text = ''
      answer.on('data', (piece) => {
        text += piece
      })
      answer.on('end', () => resolve([answer.statusCode!, text]))
    })
    asked.on('error', reject).end(JSON.stringify(bodyFor(path, 'plain')))
  })

it('decides about and records a caller without the header, or with two, by its key', async () => {
  test = await startTestGateway({ account: { by: 'header', name: 'x-account' } })
  for (const account of [['acct_1'], [], ['acct_1', 'acct_2']])
    expect((await askWith('/v1/chat/completions', account))[0]).toBe(200)
  await until(() => test.recorded.length === 3)
  const [one, none, two] = test.asked
  expect(one!.account_id).toBe('acct_1')
  expect(one!.key_id).toMatch(/^[0-9a-f]{64}$/)
  expect([none, two].map((asked) => asked!.account_id)).toEqual([one!.key_id, one!.key_id])
  expect(test.recorded.map(({ account_id }) => account_id)).toEqual(['acct_1', one!.key_id, one!.key_id])
  const { text } = await ask(`${test.url}/-/metrics`)
  expect(text).toMatch(/account_headers_faulty_total\{fault="missing"\} 1/)
  expect(text).toMatch(/account_headers_faulty_total\{fault="repeated"\} 1/)
})

it('answers 401 in the form of the interface where the operator refuses them', async () => {
  test = await startTestGateway({ account: { by: 'header', name: 'x-account', missing: 'refuse' } })
  expect((await askWith('/v1/chat/completions', ['acct_1']))[0]).toBe(200)
  const [status, text] = await askWith('/v1/chat/completions', [])
  expect([status, JSON.parse(text).error.code]).toEqual([401, 'account_required'])
  const [other, form] = await askWith('/v1/messages', ['acct_1', 'acct_1'])
  expect([other, JSON.parse(form).error.type]).toEqual([401, 'authentication_error'])
  expect((await ask(`${test.url}/v1/models`)).status).toBe(401)
  expect(test.model.seen).toHaveLength(1)
  expect(test.asked).toHaveLength(1)
})
