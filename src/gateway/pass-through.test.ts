import { createHmac } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANSWER_TEXT, LARGE_TEXT } from './fixtures/answer-content.js'
import { ask, bodyFor, PATHS, startTestGateway, type TestGateway, until } from './fixtures/test-gateway.js'
import type { JsonObject } from './json-object.js'

let test: TestGateway
// One for each test: records come after the answer, and must not fall into the next test.
beforeEach(async () => {
  test = await startTestGateway()
})
afterEach(() => test.close())

const recordedOne = async (): Promise<JsonObject> => {
  await until(() => test.recorded.length > 0)
  return test.recorded[0]!
}

describe.each(PATHS)('%s', (path) => {
  it.each(['plain', 'reasoning', 'large', 'odd+crlf+comments', 'slow', 'br', 'gzip'])(
    '%s passes as it is, streamed and not',
    async (model) => {
      for (const stream of [false, true]) {
        // What a stream used is asked for, see usage.test.ts; a caller who asks itself gets each byte.
        const asks = path === '/v1/chat/completions' && stream && !/gzip|comments/.test(model)
        const body = bodyFor(path, model, { stream, ...(!asks && { stream_options: { include_usage: true } }) })
        const headers = { 'accept-encoding': 'gzip, zstd, br;q=0.5', 'x-own': 'kept' }
        const direct = await ask(test.model.url + path, body, headers)
        const through = await ask(test.url + path, body, headers)
        expect(through.status).toBe(200)
        expect(through.bytes.equals(direct.bytes)).toBe(true)
        expect(through.headers['content-type']).toBe(direct.headers['content-type'])
        expect(through.headers['content-length']).toBe(direct.headers['content-length'])
        const sent = test.model.seen.at(-1)!
        expect(JSON.parse(sent.body.toString())).toEqual({
          ...body,
          ...(asks && { stream_options: { include_usage: true } }),
        })
        expect(sent.headers).toMatchObject({
          authorization: 'Bearer sk-test-1',
          'x-own': 'kept',
          'accept-encoding': asks ? 'identity' : 'gzip, br;q=0.5',
        })
        expect(sent.headers.host).toBe(`127.0.0.1:${test.model.port}`)
      }
    },
  )

  it.each(['plain', 'reasoning', 'reasoning+redacted', 'odd', 'lines+comments', 'gzip'])(
    '%s is recorded alike, streamed and not',
    async (model) => {
      for (const tools of [undefined, [{ type: 'function', name: 'weather', function: { name: 'weather' } }]]) {
        const more = { ...(tools && { tools }), stream_options: { include_usage: true } }
        await ask(test.url + path, bodyFor(path, model, more))
        await until(() => test.recorded.length === 1)
        await ask(test.url + path, bodyFor(path, model, { ...more, stream: true }))
        await until(() => test.recorded.length === 2)
        const [whole, streamed] = test.recorded.splice(0).map(({ response }) => withoutForm(response as JsonObject))
        expect(streamed).toEqual(whole)
        expect(JSON.stringify(whole)).toContain(tools ? 'Zürich' : ANSWER_TEXT)
      }
    },
  )
})

/** What the stream of chat completions does not carry, or carries under one of several names. */
function withoutForm(response: JsonObject): JsonObject {
  const choices = (response.choices as { message: JsonObject; logprobs: unknown }[] | undefined)?.map(
    ({ logprobs: _, message: { refusal: __, reasoning_details: ___, content, ...message }, ...choice }) => ({
      ...choice,
      message: { ...message, content: content || null },
    }),
  )
  return { ...response, ...(choices && { choices }) }
}

it('records the native envelope, and no key', async () => {
  const body = bodyFor('/v1/messages', 'plain')
  await ask(`${test.url}/v1/messages?beta=true`, body, {
    'user-agent': 'a client/1',
    'x-api-key': 'sk-other',
    authorization: '',
  })
  const { id, ts, response, ...rest } = await recordedOne()
  const key_id = createHmac('sha256', 'a secret of the test').update('sk-other').digest('hex')
  expect(rest).toEqual({
    account_id: key_id,
    key_id,
    client_ip: '127.0.0.1',
    user_agent: 'a client/1',
    status: 200,
    request: body,
  })
  expect(id).toMatch(/^exch_[0-9a-f]{32}$/)
  expect(Math.abs(Date.parse(String(ts)) - Date.now())).toBeLessThan(60_000)
  expect((response as JsonObject).usage).toMatchObject({ input_tokens: 25, output_tokens: 42 })
  expect(JSON.stringify(test.recorded)).not.toContain('sk-other')
})

it('tells a decision the facts of the request', async () => {
  await ask(
    `${test.url}/v1/chat/completions`,
    bodyFor('/v1/chat/completions', 'plain', { stream: true, reasoning_effort: 'high' }),
  )
  await ask(`${test.url}/v1/messages`, bodyFor('/v1/messages', 'plain', { thinking: { type: 'disabled' } }))
  expect(test.asked[0]).toMatchObject({ model: 'plain', stream: true, reasoning: true })
  expect(test.asked[1]).toMatchObject({ model: 'plain', stream: false, reasoning: false })
})

it('passes all other paths, and records none of them', async () => {
  const models = await ask(`${test.url}/v1/models`)
  expect(JSON.parse(models.text).data).toHaveLength(1)
  expect((await ask(`${test.url}/v1/embeddings`, { model: 'e', input: 'x' })).status).toBe(200)
  expect(
    (await ask(`${test.url}/v1/files`, LARGE_TEXT, { 'content-type': 'multipart/form-data; boundary=x' })).text,
  ).toContain(`"bytes":${LARGE_TEXT.length}`)
  expect((await ask(`${test.url}/nowhere`)).status).toBe(404)
  expect(test.recorded).toEqual([])
})

it('reads a request that is compressed, and sends it on as it came', async () => {
  const packed = gzipSync(JSON.stringify(bodyFor('/v1/responses', 'plain')))
  await ask(`${test.url}/v1/responses`, packed, { 'content-encoding': 'gzip' })
  expect(test.asked[0]).toMatchObject({ model: 'plain' })
  expect(gunzipSync(test.model.seen[0]!.body).toString()).toContain('six times seven')
  const unknown = await ask(`${test.url}/v1/responses`, packed, { 'content-encoding': 'zstd' })
  expect(unknown.status).toBe(415)
  expect(test.model.seen).toHaveLength(1)
})

it('serves its own pages beside', async () => {
  await ask(`${test.url}/v1/messages`, bodyFor('/v1/messages', 'plain'))
  expect(JSON.parse((await ask(`${test.url}/-/healthz`)).text)).toEqual({ status: 'ok' })
  const { text } = await ask(`${test.url}/-/metrics`)
  expect(text).toMatch(/stillwatch_gateway_requests_total\{api="messages",status="200"\} [1-9]/)
  expect(text).toMatch(/stillwatch_gateway_decisions_total\{decision="allow",reason_code="ok"\} [1-9]/)
  expect((await ask(`${test.url}/-/metrics`, undefined, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
})
