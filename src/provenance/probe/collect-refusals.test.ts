import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerText, type BadServer, type Behaviour, good, startBadServer } from './fixtures/bad-server.js'
import { benchFor, KEY } from './fixtures/collect-from.js'
import { verifyLog } from './log/verify-log.js'
import { outputsOfLog } from './outputs-of-log.js'

let server: BadServer
beforeEach(async () => {
  server = await startBadServer()
})
afterEach(() => server.stop())

const refuse: Behaviour = (_, response) => response.writeHead(400).end('{"error":{"code":"unsupported_parameter"}}')
/** Refuses these prompts, and answers all others. */
const refusing =
  (...prompts: string[]): Behaviour =>
  (asked, response) =>
    (prompts.includes(asked.prompt) ? refuse : good)(asked, response)
const inTurn = { concurrency: 1 }

describe('an endpoint that refuses', () => {
  it('some questions: that counts for an answer, first or last', async () => {
    for (const prompt of ['one', 'two', 'six']) {
      server.behave(refusing(prompt))
      const bench = await benchFor(server.url, { probe: inTurn })
      expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 5, refused: 1, requests: 6 })
      const asked = server.asked.length
      expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 5, refused: 1, requests: 6 })
      expect(server.asked).toHaveLength(asked)
      expect(await verifyLog(bench.log_file)).toMatchObject({ ok: true, answers: 5, refused: 1 })
    }
  })

  it('all of them, for a parameter: the run ends, and the plan is not used up', async () => {
    server.behave(refuse)
    const bench = await benchFor(server.url, { probe: { ...inTurn, failures_max: 3 } })
    const collection = await bench.collect()
    expect(collection).toMatchObject({ answered: 0, refused: 0, unanswered: 6, requests: 3 })
    expect(collection.reason).toMatch(/^it refused 3 questions and answered none: it answers 400.*failures_max$/)
    expect(await verifyLog(bench.log_file)).toMatchObject({ ok: true, answers: 0, refused: 0 })
    expect(await readFile(bench.log_file, 'utf8')).toContain('unsupported_parameter')
    // Each run has as many tries anew.
    expect(await bench.collect()).toMatchObject({ unanswered: 6, requests: 6 })
    server.behave(good)
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 6, refused: 0 })
    expect((await outputsOfLog(bench.log_file, 6, 2 ** 22)).outputs).toEqual(bench.prompts.map(answerText))
  })

  it('all of a plan that is shorter than what is borne: it is not complete either', async () => {
    server.behave(refuse)
    const bench = await benchFor(server.url)
    expect(await bench.collect()).toMatchObject({
      reason: 'it refused 6 questions and answered none: it answers 400; the log holds its words',
      unanswered: 6,
    })
  })

  it('what it refused before a crash is asked again, until it has answered any', async () => {
    server.behave(refuse)
    const bench = await benchFor(server.url, { probe: { ...inTurn, failures_max: 2 } })
    await bench.collect()
    server.behave(refusing('one'))
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 5, refused: 1 })
    expect([server.times('one'), server.times('two'), server.times('three')]).toEqual([2, 2, 1])
  })

  it('many once it has answered: they are refused, each for itself', async () => {
    server.behave(refusing('two', 'three', 'four', 'five', 'six'))
    const bench = await benchFor(server.url, { probe: { ...inTurn, failures_max: 2 } })
    expect(await bench.collect()).toMatchObject({ reason: 'complete', answered: 1, refused: 5, unanswered: 0 })
  })

  it('our key: that is the end, and the log does not tell it', async () => {
    server.behave((_, response) =>
      response.writeHead(401, { 'set-cookie': 'session=abc' }).end(`Incorrect key ${KEY} and ${KEY}`),
    )
    const bench = await benchFor(server.url, { probe: inTurn })
    expect(await bench.collect()).toMatchObject({ reason: 'it answers 401', requests: 1 })
    const log = await readFile(bench.log_file, 'utf8')
    expect(log).toContain('Incorrect key [masked] and [masked]')
    expect(log).not.toMatch(/session=abc|0123456789"/)
    expect(log).not.toContain(KEY)
  })

  it('keeps no key that an error page quotes beneath a compression', async () => {
    const page = (authorization = '') => gzipSync(JSON.stringify({ error: `no such key: ${authorization}` }))
    server.behave(({ headers }, response) =>
      response.writeHead(401, { 'content-encoding': 'gzip' }).end(page(headers.authorization)),
    )
    const bench = await benchFor(server.url, { probe: { concurrency: 1 } })
    await bench.collect()
    const log = await readFile(bench.log_file, 'utf8')
    expect(log).toContain('no such key: Bearer [masked]')
  })

  it('does not follow a redirect, and ends', async () => {
    const other = await startBadServer()
    server.behave((_, response) => response.writeHead(307, { location: `${other.url}/chat/completions` }).end())
    const bench = await benchFor(server.url, { probe: { concurrency: 1 } })
    expect((await bench.collect()).reason).toBe('it redirects (307), and redirects are not followed')
    expect([server.asked.length, other.asked.length]).toEqual([1, 0])
    await other.stop()
  })
})
