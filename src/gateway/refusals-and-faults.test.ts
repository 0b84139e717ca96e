import { type AddressInfo, connect, createServer } from 'node:net'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterEach, expect, it } from 'vitest'
import type { Decision } from '#contract/decision.js'
import { eventsIn } from './fixtures/model-server.js'
import {
  ALLOW,
  ask,
  bodyFor,
  PATHS,
  startTestGateway,
  type TestGateway,
  until,
  WITHHOLD,
} from './fixtures/test-gateway.js'
import type { GatewayOptions } from './start-gateway.js'

let test: TestGateway
afterEach(() => test.close())
const start = async (options: Partial<GatewayOptions> = {}): Promise<void> => {
  test = await startTestGateway(options)
}

const CHAT = '/v1/chat/completions'
const MESSAGES = '/v1/messages'

const REFUSALS: [string, Partial<Decision>, number, RegExp][] = [
  ['block', { decision: 'block', reason_code: 'restricted', case_id: 'case_17' }, 403, /not accepted.*case_17/],
  [
    'challenge',
    { decision: 'challenge', reason_code: 'verification_required', challenge_url: 'https://id.example/v' },
    403,
    /https:\/\/id\.example\/v/,
  ],
  ['throttle', { decision: 'throttle', reason_code: 'rate_limited', retry_after_s: 17 }, 429, /Too many/],
  ['block for want of knowledge', { decision: 'block', reason_code: 'unavailable' }, 503, /not available/],
]
it.each(REFUSALS)('%s is told in the form of the interface', async (_, decision, status, words) => {
  await start()
  test.decision = { ...ALLOW, ...decision }
  const chat = await ask(test.url + CHAT, bodyFor(CHAT, 'plain', { stream: true }))
  expect(chat.status).toBe(status)
  expect(JSON.parse(chat.text)).toEqual({
    error: { message: expect.stringMatching(words), type: expect.any(String), param: null, code: decision.reason_code },
  })
  const messages = await ask(test.url + MESSAGES, bodyFor(MESSAGES, 'plain'))
  expect(messages.status).toBe(status)
  expect(JSON.parse(messages.text)).toEqual({
    type: 'error',
    error: { type: expect.stringMatching(/_error$/), message: expect.stringMatching(words) },
  })
  expect((await ask(`${test.url}/v1/models`)).status).toBe(status)
  if (decision.retry_after_s) expect(chat.headers['retry-after']).toBe('17')
  expect(test.model.seen).toEqual([])
  await until(() => test.recorded.length === 2)
  expect(test.recorded[0]).toMatchObject({ status })
  expect(test.recorded[0]!.response).toBeUndefined()
})

it('answers 413 to a request that is too long, told or not, also while it is still being sent', async () => {
  await start({ limits: { request_bytes_max: 10_000 } })
  const long = bodyFor(MESSAGES, 'plain', { system: 'x'.repeat(3_000_000) })
  const told = await ask(test.url + MESSAGES, long)
  expect([told.status, JSON.parse(told.text).error.type]).toEqual([413, 'request_too_large'])
  const untold = await request(test.url + CHAT, {
    method: 'POST',
    body: Readable.from([JSON.stringify(long)]),
    headers: { 'content-type': 'application/json' },
  })
  expect(untold.statusCode).toBe(413)
  expect(await untold.body.json()).toMatchObject({ error: { code: 'request_too_large' } })
  expect(test.model.seen).toEqual([])
  await until(async () => (await ask(`${test.url}/-/metrics`)).text.includes('request_bytes_held 0'))
})

it('answers 503 when it holds too much', async () => {
  await start({ limits: { requests_in_flight_max: 1 } })
  const slow = ask(test.url + CHAT, bodyFor(CHAT, 'late'))
  await until(() => test.model.seen.length === 1)
  expect((await ask(test.url + CHAT, bodyFor(CHAT, 'plain'))).status).toBe(503)
  expect((await slow).status).toBe(200)
  expect((await ask(test.url + CHAT, bodyFor(CHAT, 'plain'))).status).toBe(200)
})

it('answers 502 when the model server is away or cuts before it answers, without its address', async () => {
  await start()
  const cut = await ask(test.url + MESSAGES, bodyFor(MESSAGES, 'resets'))
  expect([cut.status, JSON.parse(cut.text).error.type]).toEqual([502, 'api_error'])
  await test.model.close()
  const away = await ask(test.url + CHAT, bodyFor(CHAT, 'plain'))
  expect([away.status, JSON.parse(away.text).error.code]).toEqual([502, 'upstream_unreachable'])
  expect(away.text + cut.text).not.toContain('127.0.0.1')
  await until(() => test.recorded.length === 2)
})

it('answers 504 when the model server is silent', async () => {
  await start({ limits: { first_byte_ms_max: 200 } })
  const { status, text } = await ask(test.url + CHAT, bodyFor(CHAT, 'never'))
  expect([status, JSON.parse(text).error.code]).toEqual([504, 'upstream_timeout'])
})

it("passes the model server's own errors", async () => {
  await start()
  test.decision = WITHHOLD
  expect((await ask(test.url + CHAT, bodyFor(CHAT, 'fails'))).status).toBe(500)
  expect(JSON.parse((await ask(test.url + MESSAGES, bodyFor(MESSAGES, 'limited'))).text).error.type).toBe(
    'rate_limit_error',
  )
})

it.each(PATHS)('%s: a stream that breaks ends with an error that its clients raise', async (path) => {
  await start()
  for (const decision of [ALLOW, WITHHOLD]) {
    test.decision = decision
    const { status, text } = await ask(test.url + path, bodyFor(path, 'breaks', { stream: true }))
    expect(status).toBe(200)
    expect(eventsIn(text).at(-1)).toMatchObject({ error: { message: expect.stringMatching(/broke off/) } })
    await until(() => test.recorded.length === 1)
    expect(test.recorded.splice(0)[0]).toMatchObject({ response: { error: {} } })
  }
})

it('cuts a whole answer that breaks, so that it does not look whole', async () => {
  await start()
  await expect(ask(test.url + CHAT, bodyFor(CHAT, 'breaks'))).rejects.toThrow()
  test.decision = WITHHOLD
  expect((await ask(test.url + CHAT, bodyFor(CHAT, 'breaks'))).status).toBe(502)
})

it('ends the request to the model server when the caller leaves, and records what it got', async () => {
  await start()
  for (const model of ['slow', 'never']) {
    const leave = new AbortController()
    const asked = request(test.url + CHAT, {
      method: 'POST',
      body: JSON.stringify(bodyFor(CHAT, model, { stream: true })),
      signal: leave.signal,
    }).then(async ({ body }) => {
      for await (const piece of body) if (String(piece).includes('Grüße')) leave.abort()
    })
    await until(() => test.model.seen.length === 1)
    if (model === 'never') leave.abort()
    await expect(asked).rejects.toThrow(/abort/)
    await until(() => test.model.seen[0]!.aborted && test.recorded.length === 1)
    const [{ status, response }] = test.recorded.splice(0) as [{ status: number; response?: object }]
    expect(status).toBe(model === 'slow' ? 200 : 499)
    if (model === 'slow')
      expect(response).toMatchObject({
        choices: [{ message: { content: expect.stringMatching(/^Grüße/) }, finish_reason: null }],
      })
    test.model.seen.length = 0
  }
})

it('does not hold an answer for a caller that does not read it', async () => {
  // A model that says without end: only what fits the buffers of the connections may be taken from it.
  let sent_bytes = 0
  const endless = createServer((socket) => {
    socket.on('error', () => {})
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n')
    const more = (): void => {
      while (socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`)) sent_bytes += 0x10000
      socket.once('drain', more)
    }
    more()
  })
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve))
  const { port } = endless.address() as AddressInfo
  await start({ upstream: `http://127.0.0.1:${port}`, limits: { client_stall_ms_max: 1500 } })
  const body = JSON.stringify(bodyFor(CHAT, 'plain'))
  const caller = connect(test.gateway.port, '127.0.0.1', () =>
    caller.write(`POST ${CHAT} HTTP/1.1\r\nhost: x\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`),
  )
  caller.pause().on('error', () => {})
  await until(() => test.recorded.length === 1)
  expect(sent_bytes).toBeLessThan(30_000_000)
  caller.destroy()
  endless.close()
})

it('refuses a target that is no path, and goes on', async () => {
  await start()
  const caller = connect(test.gateway.port, '127.0.0.1', () =>
    caller.write('GET http://other.example/ HTTP/1.1\r\nhost: x\r\n\r\n'),
  )
  const [answer] = (await new Promise((resolve) => caller.once('data', (bytes) => resolve([bytes])))) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /)
  caller.destroy()
  expect((await ask(`${test.url}/v1/models`)).status).toBe(200)
})

it('lets a running stream end when it closes, and takes nothing new', async () => {
  await start()
  const running = ask(test.url + CHAT, bodyFor(CHAT, 'slow', { stream: true }))
  await until(() => test.model.seen.length === 1)
  const closed = test.gateway.close()
  await expect(ask(`${test.url}/v1/models`)).rejects.toThrow()
  expect((await running).text).toContain('[DONE]')
  await closed
  expect(test.recorded).toHaveLength(1)
})

it('cuts a stream that outlasts the time for closing', async () => {
  await start({ limits: { drain_ms_max: 100 } })
  const running = ask(test.url + CHAT, bodyFor(CHAT, 'never'))
  await until(() => test.model.seen.length === 1)
  await Promise.all([expect(running).rejects.toThrow(), test.gateway.close()])
})

it('allows or refuses by setting where no decision can be made', async () => {
  const broken = {
    decide: (): Decision => {
      throw new Error('broken')
    },
  }
  await start({ decisions: broken })
  expect((await ask(test.url + CHAT, bodyFor(CHAT, 'plain'))).status).toBe(200)
  await test.close()
  await start({ decisions: broken, fail: 'closed' })
  expect((await ask(test.url + CHAT, bodyFor(CHAT, 'plain'))).status).toBe(503)
})

it.each([
  ['a byte order mark', Buffer.from(`\ufeff${JSON.stringify({ model: 'm', watermarking: false })}`)],
  ['a number that JSON has not', Buffer.from('{"model":"m","temperature":NaN}')],
  ['another encoding', Buffer.from(JSON.stringify({ model: 'm' }), 'utf16le')],
  ['a list', Buffer.from('[]')],
])('takes no body with %s: a model server might, and nobody here had read it', async (_, body) => {
  await start()
  for (const path of [CHAT, MESSAGES]) {
    const answer = await request(test.url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.statusCode).toBe(400)
    expect(await answer.body.text()).toContain('no JSON object')
  }
  expect(test.model.seen).toEqual([])
})
