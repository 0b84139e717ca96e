import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { nativeFormat } from '#ingest/formats/native.js'
import { otelGenaiFormat } from '#ingest/formats/otel-genai.js'
import { loadBatch } from '#ingest/live/load-batch.js'
import { lastBatch, openLiveTables } from '#ingest/live/open-live-tables.js'
import type { LogFormat } from '#ingest/log-format.js'
import { oneDocument } from '#ingest/receive/documents.js'
import { createRowBatch } from '#ingest/receive/encode-rows.js'
import { receiveOptions } from '#ingest/receive/receive-options.js'
import { splitDocuments } from '#ingest/receive/split-documents.js'
import { createSignals } from '#signals/create-signals.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'

const path = mkdtempSync(join(tmpdir(), 'batches-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEmbedded({ path: join(path, 'engine'), memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await migrateEngine(engine)
  await openLiveTables(engine)
  await createSignals(engine, 'exchanges_arrived')
})
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true })
})

let number = 0
const received = new Date('2026-03-02T00:00:00Z')

async function load(text: string, format: LogFormat = nativeFormat, into: Engine = engine) {
  const rows = createRowBatch()
  const documents =
    format === nativeFormat
      ? splitDocuments(Buffer.from(text), 'application/x-ndjson', receiveOptions())
      : oneDocument(Buffer.from(text))
  rows.append(documents)
  const file = join(path, `${++number}.rows`)
  writeFileSync(file, rows.rows())
  return loadBatch(
    into,
    { number, format, path: file, received, bytes: 1, sha256: 'f'.repeat(64) },
    {
      account_field: 'account',
      identifier_key: [3n, 4n],
      line_bytes_max: 1e6,
      skew_ms_max: 86_400_000,
      earliest: new Date('2026-01-01T00:00:00Z'),
    },
  )
}

const exchange = (id: string, account = 'a', more: object = {}) =>
  JSON.stringify({
    id,
    ts: '2026-03-01T12:00:00Z',
    account_id: account,
    client_ip: '192.0.2.7',
    payment_fingerprint: 'pf_1',
    request: { model: 'm', messages: [{ role: 'user', content: `question ${id}` }] },
    ...more,
  })

const stored = async () =>
  (await engine.rows(z.object({ n: z.coerce.number() }), 'SELECT count() AS n FROM exchanges'))[0]!.n

it('keeps each exchange once, and says which were here', async () => {
  expect(await load([exchange('1'), exchange('2'), exchange('1')].join('\n'))).toEqual({
    kept: 2,
    repeated: [3],
    rejected: [],
  })
  expect(await load([exchange('2'), exchange('3')].join('\n'))).toEqual({ kept: 1, repeated: [1], rejected: [] })
  expect(await stored()).toBe(3)
})

it('takes the same id of another account for another exchange', async () => {
  expect((await load(exchange('1', 'b'))).kept).toBe(1)
})

it('knows an exchange without an id by account, time and request', async () => {
  const nameless = exchange('', 'c')
  expect((await load(nameless)).kept).toBe(1)
  expect((await load(nameless)).repeated).toEqual([1])
})

it('names the lines that cannot be used, with the reason, and keeps the others', async () => {
  const lines = ['{"no', exchange('10'), exchange('11', ''), exchange('12', 'a', { ts: '2025-12-31T00:00:00Z' })]
  const { kept, rejected } = await load(lines.join('\n'))
  expect(kept).toBe(1)
  expect(rejected).toEqual([
    { line: 1, reason: 'not JSON', entries: 1 },
    { line: 3, reason: 'account missing', entries: 1 },
    { line: 4, reason: expect.stringContaining('what is older is not kept'), entries: 1 },
  ])
})

it('counts what a document of several exchanges held that cannot be used', async () => {
  const span = (id: string, user: string) => ({
    traceId: 'a'.repeat(32),
    spanId: id.padStart(16, '0'),
    startTimeUnixNano: String(Date.parse('2026-03-01T12:00:00Z') * 1e6),
    attributes: [
      { key: 'gen_ai.request.model', value: { stringValue: 'm' } },
      { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      ...(user === '' ? [] : [{ key: 'user.id', value: { stringValue: user } }]),
    ],
  })
  const spans = [span('1', 'u'), span('2', ''), span('3', ''), span('4', 'v')]
  const { kept, rejected } = await load(
    JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
    otelGenaiFormat,
  )
  expect(kept).toBe(2)
  expect(rejected).toEqual([{ line: 1, reason: 'account missing', entries: 2 }])
})

it('stores no identifier as it is', async () => {
  const row = z.object({ payment: z.string(), network: z.string(), plain: z.string() })
  const [found] = await engine.rows(
    row,
    `SELECT (SELECT maxMerge(payment) FROM accounts_seen WHERE account = sipHash64('a')) AS payment,
       any(network) AS network, sipHash64('192.0.2.7') AS plain FROM exchanges WHERE account = sipHash64('a')`,
  )
  expect(found?.payment).toMatch(/^[0-9A-F]{32}$/)
  expect(found?.network).not.toBe('0')
  expect(found?.network).not.toBe(found?.plain)
})

it('mends what a crash between an exchange and its id left', async () => {
  await load([exchange('20'), exchange('21')].join('\n'))
  await engine.command("DELETE FROM exchange_ids WHERE id IN (sipHash64('20'), sipHash64('21'))")
  await openLiveTables(engine)
  expect((await load(exchange('20'))).repeated).toEqual([1])
})

it('keeps nothing that another batch, given up before, brings late', async () => {
  const late: Engine = {
    ...engine,
    load: async (...asked) => {
      await engine.load(...asked)
      await engine.command(
        'INSERT INTO exchanges_arrived SELECT * REPLACE (file + 1000 AS file, id + 1 AS id) FROM exchanges_arrived',
      )
    },
  }
  const before = await stored()
  expect((await load(exchange('30'), nativeFormat, late)).kept).toBe(1)
  expect(await stored()).toBe(before + 1)
})

it('never uses the number of a batch again, though its exchanges are gone', async () => {
  await load(exchange('40'))
  const last = await lastBatch(engine)
  expect(last).toBe(number)
  await engine.command('TRUNCATE TABLE exchanges')
  expect(await lastBatch(engine)).toBe(last)
})

it('takes nothing from an empty batch', async () => {
  expect(await load('\n\n')).toEqual({ kept: 0, repeated: [], rejected: [] })
})
