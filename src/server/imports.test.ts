import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, startTestServer, type TestServer } from './fixtures/start-test-server.js'

const exchange = (n: number, more: object = {}) => ({
  id: `i-${n}`,
  ts: `2026-03-02T10:${String(n % 60).padStart(2, '0')}:00Z`,
  account_id: `acct-${n % 5}`,
  request: { model: 'model-3', messages: [{ role: 'user', content: `Explain step by step why ${n} is no prime` }] },
  response: { usage: { prompt_tokens: 10, completion_tokens: 100 } },
  ...more,
})
const linesOf = (documents: readonly unknown[]): string => documents.map((one) => JSON.stringify(one)).join('\n')
const exchanges = (from: number, to: number, more: object = {}) =>
  Array.from({ length: to - from }, (_, n) => exchange(from + n, more))
/** Before it exchanges are older than what is kept. */
const DAYS = 180
const today = new Date().toISOString()

describe('log files that are handed over', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let sender: string
  beforeAll(async () => {
    server = await startTestServer({
      retention: { exchanges_days: DAYS },
      imports: { piece_bytes: 4000, waiting_max: 2, bytes_max: 100_000, rejects_max: 3 },
    })
    ask = server.ask
    sender = await server.keyWith(['ingest'])
  })
  afterAll(() => server.close())

  const send = (name: string, body: Buffer | string, query = '') =>
    ask('POST', `/v1/imports?name=${encodeURIComponent(name)}${query}`, {
      key: sender,
      body,
      headers: { 'content-type': 'application/octet-stream' },
    })
  const outcome = async (id: string) =>
    eventually(
      async () => (await ask('GET', `/v1/imports/${id}`)).json,
      ({ state }) => state === 'done' || state === 'failed',
      90_000,
    )
  const imported = async (name: string, body: Buffer | string, query?: string) => {
    const { status, json } = await send(name, body, query)
    expect(status).toBe(202)
    return outcome(json.id)
  }
  const left = async () => readdirSync(join(server.directory, 'data/imports'))
  const stored = async (account: string) => (await ask('GET', `/v1/accounts/${account}`)).json.totals?.exchanges ?? 0

  it('reads them in pieces, with an account of each line that could not be used', async () => {
    const bad = ['not json', JSON.stringify(exchange(900, { ts: 'yesterday' })), '{"ts":', '7']
    const body = gzipSync([linesOf(exchanges(0, 40)), ...bad, linesOf(exchanges(40, 60))].join('\n'))
    const done = await imported('march.ndjson.gz', body)
    expect(done).toMatchObject({
      name: 'march.ndjson.gz',
      state: 'done',
      format: 'native',
      bytes: body.length,
      bytes_read: body.length,
      accepted: 60,
      duplicate_count: 0,
      rejected_count: 4,
      rejected: [
        { line: 41, reason: 'not JSON' },
        { line: 42, reason: 'time not understood' },
        { line: 43, reason: 'not JSON' },
        { line: 44, reason: 'not an object' },
      ],
      first: '2026-03-02T10:00:00.000Z',
      last: '2026-03-02T10:59:00.000Z',
      campaigns: [],
      problem: null,
    })
    expect(await stored('acct-1')).toBe(12)
    // What was received is gone when it is read: it holds prompts.
    expect(await eventually(left, (names) => names.length === 0)).toEqual([])
  })

  it('keeps what is older than what is kept for a while, and says how much and how long', async () => {
    const [{ older }] = (await ask('GET', '/v1/imports')).json.items
    expect(older.count).toBe(60)
    expect(Date.now() - Date.parse(older.than)).toBeGreaterThan(DAYS * 86_400_000)
    expect(Math.round((Date.parse(older.kept_until) - Date.now()) / 86_400_000)).toBe(14)
    // Senders get no such time.
    const sent = await ask('POST', '/v1/exchanges', { body: JSON.stringify(exchange(700)) })
    expect(sent.json).toMatchObject({ accepted: 0, rejected: 1 })
    const fresh = await imported('today.ndjson', linesOf(exchanges(100, 110, { ts: today })))
    expect(fresh).toMatchObject({ accepted: 10, older: null })
  })

  it('shows the lines themselves to who may see texts, and writes that down', async () => {
    const [, { id }] = (await ask('GET', '/v1/imports')).json.items
    expect((await ask('GET', `/v1/imports/${id}/rejects`, { key: await server.keyWith(['analyst']) })).status).toBe(403)
    const reader = await server.keyWith(['text', 'analyst'])
    const first = (await ask('GET', `/v1/imports/${id}/rejects?limit=2`, { key: reader })).json
    expect(first.items).toMatchObject([
      { line: 41, reason: 'not JSON', document: 'not json', truncated: false },
      { line: 42, reason: 'time not understood: yesterday', document: expect.stringContaining('yesterday') },
    ])
    // Of four, as many as imports.rejects_max.
    const rest = (await ask('GET', `/v1/imports/${id}/rejects?after=${first.next}`, { key: reader })).json
    expect(rest).toMatchObject({ items: [{ line: 43 }], next: null })
    expect((await ask('GET', '/v1/audit?limit=5')).text).toContain('"dead_letters.read"')
    expect((await ask('GET', '/v1/imports/imp_0/rejects', { key: reader })).status).toBe(404)
  })

  it('stores nothing twice: not of the same file, of one that overlaps, nor of what was sent long ago', async () => {
    const body = linesOf(exchanges(200, 230))
    expect(await imported('a.ndjson', body)).toMatchObject({ accepted: 30, duplicate_count: 0 })
    expect(await imported('a again.ndjson', body)).toMatchObject({ accepted: 0, duplicate_count: 30 })
    const within = linesOf([...exchanges(220, 240), exchange(239)])
    expect(await imported('b.ndjson', within)).toMatchObject({ accepted: 10, duplicate_count: 11 })
    expect(await stored('acct-1')).toBe(12 + 2 + 8)
  })

  it('tells containers, compressions and formats from what stands in the file', async () => {
    const array = JSON.stringify(exchanges(300, 310), null, 2)
    expect(await imported('array.json', array)).toMatchObject({ accepted: 10, format: 'native' })
    const rows = exchanges(320, 325).map(
      ({ id, account_id }) => `${id},"${account_id}",2026-03-02T11:00:00Z,10,20,model-3`,
    )
    const csv = ['request_id,user,startTime,prompt_tokens,completion_tokens,model', ...rows].join('\n')
    const done = await imported('spend.csv', csv, '&format=litellm-spend-logs')
    expect(done).toMatchObject({ format: 'litellm-spend-logs', state: 'done' })
    expect(done.accepted + done.rejected_count).toBe(5)
  })

  it('reads what stands before a damage, and says so', async () => {
    const noise = (n: number) => ({
      noise: Buffer.from(`${n}`.repeat(40))
        .toString('base64')
        .slice(0, n % 50),
    })
    const body = gzipSync(linesOf(Array.from({ length: 400 }, (_, n) => exchange(1000 + n, noise(n)))))
    const done = await imported('cut.ndjson.gz', body.subarray(0, Math.floor(body.length * 0.6)))
    expect(done).toMatchObject({ state: 'done', problem: expect.stringContaining('cut off or damaged') })
    expect(done.accepted).toBeGreaterThan(50)
    expect(done.accepted).toBeLessThan(400)
    expect(done.rejected[0]).toMatchObject({ line: 0, reason: expect.stringContaining('cut off') })
  })

  it('says why a file is none, in words for who sent it', async () => {
    const text = await imported('notes.txt', 'dear diary,\nnothing happened')
    expect(text).toMatchObject({
      state: 'failed',
      accepted: 0,
      problem: expect.stringMatching(/text, but no log.*NDJSON/),
    })
    expect(text.problem).not.toContain('diary')
    expect(text.problem).not.toContain(server.directory)
    const other = await imported('other.ndjson', '{"my secret":1}\n{"a":2}')
    expect(other).toMatchObject({ state: 'failed', problem: expect.stringContaining('no known log format') })
    expect(other.problem).not.toContain('secret')
    expect(await imported('empty.ndjson', '\n\n')).toMatchObject({ state: 'done', accepted: 0 })
    expect((await ask('GET', '/v1/imports?state=failed')).json.items).toHaveLength(2)
  })

  it('takes no more than it may: not by size, not by number, and nothing of what was cut off', async () => {
    expect((await send('large.ndjson', 'x'.repeat(100_001))).status).toBe(413)
    expect((await send('', 'x')).status).toBe(400)
    expect((await send('a', 'x', '&format=other')).status).toBe(400)
    const before = (await ask('GET', '/v1/imports')).json.items.length
    const many = await Promise.all([1, 2, 3, 4].map((n) => send(`${n}.ndjson`, linesOf(exchanges(400, 402)))))
    expect(many.map(({ status }) => status).sort()).toEqual([202, 202, 429, 429])
    for (const { status, json } of many) if (status === 202) await outcome(json.id)
    expect((await ask('GET', '/v1/imports')).json.items).toHaveLength(before + 2)
    expect(await eventually(left, (names) => names.length === 0)).toEqual([])
  })

  it('goes on after a stop, and stores nothing twice nor loses anything', async () => {
    const { json } = await send('long.ndjson', linesOf(exchanges(2000, 2300)))
    await eventually(
      async () => (await ask('GET', `/v1/imports/${json.id}`)).json,
      ({ accepted }) => accepted > 0,
    )
    await server.restart()
    const done = await outcome(json.id)
    expect(done).toMatchObject({ state: 'done', accepted: 300, duplicate_count: 0, rejected_count: 0 })
    expect(await eventually(left, (names) => names.length === 0)).toEqual([])
    const { text } = await ask('GET', '/v1/audit?limit=10')
    expect(text).toContain('"import.finished"')
  }, 300_000)
})
