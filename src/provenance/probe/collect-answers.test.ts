import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  answerText,
  type BadServer,
  type Behaviour,
  good,
  openaiAnswer,
  startBadServer,
} from './fixtures/bad-server.js'
import { benchFor, KEY } from './fixtures/collect-from.js'
import { verifyLog } from './log/verify-log.js'
import { outputsOfLog } from './outputs-of-log.js'

let server: BadServer
beforeEach(async () => {
  server = await startBadServer()
})
afterEach(() => server.stop())

const outputs = async (file: string, count: number) => (await outputsOfLog(file, count, 2 ** 22)).outputs
/** Behaves badly the first time that «two» comes, and well otherwise. */
const once =
  (bad: Behaviour): Behaviour =>
  (asked, response) =>
    (asked.prompt === 'two' && asked.time === 1 ? bad : good)(asked, response)
const always =
  (bad: Behaviour): Behaviour =>
  (asked, response) =>
    (asked.prompt === 'two' ? bad : good)(asked, response)

describe('a collection', () => {
  it.each(['openai', 'anthropic'] as const)('asks each prompt once over %s, and keeps what came', async (api) => {
    const bench = await benchFor(server.url, { api })
    const collection = await bench.collect()
    expect(collection).toMatchObject({ reason: 'complete', answered: 6, refused: 0, unanswered: 0, requests: 6 })
    expect(collection.tokens).toEqual({ input: 60, output: 30 })
    expect(collection.money).toBeCloseTo((60 + 2 * 30) / 1e6, 12)
    expect(await outputs(bench.log_file, 6)).toEqual(bench.prompts.map(answerText))
    const [first] = server.asked
    expect(first!.path).toBe(api === 'openai' ? '/v1/chat/completions' : '/v1/messages')
    expect(first!.body).toMatchObject({ model: 'm-1', temperature: 0, max_tokens: 256, stream: false })
    expect(first!.headers[api === 'openai' ? 'authorization' : 'x-api-key']).toContain(KEY)
    const log = await readFile(bench.log_file, 'utf8')
    expect(log).not.toContain(KEY)
    expect(log).toContain('our own server, in a test')
    expect(log).toContain('x-request-id')
  })

  it('asks nothing again that is answered', async () => {
    const bench = await benchFor(server.url)
    await bench.collect()
    await bench.collect()
    expect(server.asked).toHaveLength(6)
    expect(await verifyLog(bench.log_file)).toMatchObject({ ok: true, answers: 6 })
  })

  it.each<[string, Behaviour]>([
    ['500', (_, response) => response.writeHead(500).end('oh')],
    ['429', (_, response) => response.writeHead(429, { 'retry-after': '0' }).end()],
    [
      'a cut body',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('{"choices":')
        setTimeout(() => response.destroy(), 20)
      },
    ],
    ['a closed connection', (_, response) => response.destroy()],
    ['an error page as 200', (_, response) => response.writeHead(200).end('<html>busy</html>')],
    [
      'half of a stream',
      (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/event-stream' })
          .end('data: {"choices":[{"delta":{"content":"Yo"}}]}\n\n'),
    ],
    ['JSON of another kind', (_, response) => response.writeHead(200).end('{"choices":[]}')],
  ])('tries again after %s', async (_, bad) => {
    server.behave(once(bad))
    const bench = await benchFor(server.url)
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 6, requests: 7 })
    expect(server.times('two')).toBe(2)
    expect(await outputs(bench.log_file, 6)).toEqual(bench.prompts.map(answerText))
  })

  it('waits as long as the server asks for, all together', async () => {
    const times: number[] = []
    server.behave((asked, response) => {
      times.push(Date.now())
      if (times.length > 1) return good(asked, response)
      response.writeHead(429, { 'retry-after': '1' }).end()
    })
    const bench = await benchFor(server.url, { probe: { concurrency: 1 } })
    expect(await bench.collect()).toMatchObject({ reason: 'complete', requests: 7 })
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(990)
  })

  it('ends where the server asks for more patience than is set, and goes on later', async () => {
    server.behave((_, response) => response.writeHead(503, { 'retry-after': '3600' }).end())
    const bench = await benchFor(server.url, { probe: { concurrency: 1 } })
    expect((await bench.collect()).reason).toBe('it answers 503 and asks to wait for 3600 s: run again then')
    expect(server.asked).toHaveLength(1)
    server.behave(good)
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 6 })
  })

  it('cuts an answer that drips', async () => {
    server.behave(
      once((_, response) => {
        response.writeHead(200)
        const timer = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(timer))
      }),
    )
    const bench = await benchFor(server.url, { probe: { answer_ms_max: 300 } })
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 6, requests: 7 })
    // What was cut may have been paid for: it is counted at its most.
    expect((await bench.collect()).tokens.output).toBe(30 + 256)
    expect(await readFile(bench.log_file, 'utf8')).toContain('its answer was too slow')
  })

  it('cuts an answer that does not end, and does not ask for it again', async () => {
    server.behave(
      always((_, response) => {
        response.writeHead(200)
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, 120)));
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      }),
    )
    const bench = await benchFor(server.url, { probe: { answer_bytes_max: 200_000 } })
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 5, refused: 1, requests: 6 })
    expect((await readFile(bench.log_file)).length).toBeLessThan(300_000)
    expect((await outputs(bench.log_file, 6))[1]).toBe('')
  })

  it('reads a stream that was not asked for, and a packed answer', async () => {
    server.behave(({ prompt, time }, response) => {
      if (prompt === 'two')
        return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(openaiAnswer(prompt)))
      const events = [...answerText(prompt)].map(
        (content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`,
      )
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      return response.end(`: hello ${time}\n\n${events.join('')}data: [DONE]\n\n`)
    })
    const bench = await benchFor(server.url)
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 6 })
    expect(await outputs(bench.log_file, 6)).toEqual(bench.prompts.map(answerText))
  })

  it('leaves what is never answered, and ends when nothing is', async () => {
    server.behave(always((_, response) => response.writeHead(500).end()))
    const bench = await benchFor(server.url, { probe: { attempts_max: 3 } })
    expect(await bench.collect()).toMatchObject({
      reason: 'questions were left: it answers 500',
      answered: 5,
      unanswered: 1,
    })
    expect(server.times('two')).toBe(3)
    server.behave((_, response) => response.destroy())
    const down = await benchFor(server.url, { probe: { attempts_max: 2, failures_max: 2, concurrency: 1 } })
    expect(await down.collect()).toMatchObject({ answered: 0, requests: 4 })
  })

  it.each([
    [{ requests_max: 4 }, 4, 'the budget of 4 requests is spent'],
    // A question reserves 64 tokens, its bytes and the 256 of an answer, and is then told to have taken 15.
    [{ tokens_max: 490 }, undefined, 'the budget of 490 tokens would be passed'],
    [{ money_max: 0.00075 }, undefined, 'the budget of 0.00075 would be passed'],
    [{ log_bytes_max: 2500 }, 2, 'the log has reached 2500 bytes'],
  ])('keeps within %j', async (probe, requests, reason) => {
    const bench = await benchFor(server.url, { probe: { concurrency: 'log_bytes_max' in probe ? 1 : 8, ...probe } })
    const collection = await bench.collect()
    expect(collection.reason).toBe(reason)
    if (requests !== undefined) expect(server.asked).toHaveLength(requests)
    expect(server.asked.length).toBeGreaterThanOrEqual(2)
    expect(collection.unanswered).toBeGreaterThan(0)
    const before = server.asked.length
    expect((await bench.collect()).reason).toBe(reason)
    expect(server.asked).toHaveLength(before)
  })

  it('keeps to its rate', async () => {
    const bench = await benchFor(server.url, { probe: { requests_per_minute: 600, concurrency: 6 } })
    const began = Date.now()
    await bench.collect()
    expect(Date.now() - began).toBeGreaterThanOrEqual(495)
  })
})
