import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { nativeFormat } from '#ingest/formats/native.js'
import { openLiveTables } from '#ingest/live/open-live-tables.js'
import { createRowBatch } from '#ingest/receive/encode-rows.js'
import { receiveOptions } from '#ingest/receive/receive-options.js'
import { splitDocuments } from '#ingest/receive/split-documents.js'
import { createSignals } from '#signals/create-signals.js'
import { createSchema } from '#store/create-schema.js'
import { type EmbeddedEngine, openEmbedded } from '#store/embedded-engine.js'
import { type EngineServer, type Instead, serveEngineByHttp } from '#store/fixtures/engine-server.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { threadPort } from '#store/remote/port.js'
import { remoteEngine, serveEngine } from '#store/remote/remote-engine.js'
import { openServerEngine, type ServerEngine } from '#store/server-engine.js'
import { LiveIngest } from './live-ingest.js'

const directory = mkdtempSync(join(tmpdir(), 'live-ingest-'))
const settings = settingsSchema.parse({ retention: { exchanges_days: 0 } })
let embedded: EmbeddedEngine
let server: EngineServer
let asked: ServerEngine
const { port1, port2 } = new MessageChannel()
let ingest: LiveIngest
let instead: Instead = () => undefined

beforeAll(async () => {
  embedded = await openEmbedded({ path: join(directory, 'engine'), memory_bytes_max: 2e9 })
  await createSchema(embedded, { sketch_key: [1n, 2n] })
  await migrateEngine(embedded)
  await openLiveTables(embedded)
  await createSignals(embedded, 'exchanges_arrived')
  server = await serveEngineByHttp(embedded, { directory, instead: (sql, params) => instead(sql, params) })
  // As a running server does: it asks the store process, and that one the ClickHouse server.
  asked = openServerEngine({ url: server.url, answer_ms_max: 100_000 })
  serveEngine(threadPort(port2), asked)
  ingest = await LiveIngest.open(remoteEngine(threadPort(port1), { answer_ms_max: 100_000 }), settings, {
    data: directory,
    erasure_key: [1n, 2n],
    numbered: 0,
  })
})
beforeEach(() => {
  instead = () => undefined
})
afterAll(async () => {
  await ingest.close()
  port1.close()
  await asked.close()
  await server.close()
  await embedded.close()
  rmSync(directory, { recursive: true })
})

const take = (ids: readonly string[]) => {
  const lines = ids.map((id) =>
    JSON.stringify({
      id,
      ts: '2026-03-01T12:00:00Z',
      account_id: 'a',
      request: { model: 'm', messages: [{ role: 'user', content: `question ${id}` }] },
    }),
  )
  return ingest.take('native', splitDocuments(Buffer.from(lines.join('\n')), 'application/x-ndjson', receiveOptions()))
}

const countRow = z.object({ n: z.coerce.number() })
const count = async (what: string) => (await embedded.rows(countRow, `SELECT count() AS n FROM ${what}`))[0]!.n

it('takes a batch in by way of a ClickHouse server, and knows what is sent again', async () => {
  expect(await take(['1', '2'])).toMatchObject({ accepted: 2, repeated: [] })
  expect(await take(['2', '3'])).toMatchObject({ accepted: 1, repeated: [1] })
  expect(await count('exchanges')).toBe(3)
})

it('keeps a batch once that went on at the server after we had given it up', async () => {
  const stored = await count('exchanges')
  const running = slowKeep()
  await expect(take(['10', '11'])).rejects.toThrow('socket hang up')
  expect(await take(['10', '11'])).toMatchObject({ accepted: 2, repeated: [] })
  await running.finish()
  expect(await count('exchanges')).toBe(stored + 2)
})

/**
 * A server on which the first batch has read what it will write, and writes it when told, unless it was ended before.
 */
function slowKeep(): { finish(): Promise<void> } {
  let running = false
  let seen = false
  let finish = () => {}
  const told = new Promise<void>((resolve) => {
    finish = resolve
  })
  let written: Promise<void> = Promise.resolve()
  instead = (sql, params) => {
    if (sql.startsWith('KILL QUERY')) {
      // What it says must hold for the batch's own mark, as the engine would compare it.
      const mark = /Settings\['log_comment'\] = ('[^']+')/.exec(sql)?.[1]
      if (mark === `'${/log_comment = '([^']+)'/.exec(held)?.[1]}'` && sql.endsWith(' SYNC')) running = false
      return undefined
    }
    if (seen || !/INSERT INTO exchanges\n/.test(sql)) return undefined
    seen = running = true
    held = sql
    written = (async () => {
      await embedded.command('CREATE OR REPLACE TABLE read_already AS exchanges')
      await embedded.command(sql.replace('INSERT INTO exchanges\n', 'INSERT INTO read_already\n'), params)
      server.dropClients()
      await told
      if (running) await embedded.command('INSERT INTO exchanges SELECT * FROM read_already')
    })()
    return written
  }
  let held = ''
  return {
    finish: async () => {
      finish()
      await written
    },
  }
}

it('takes a part of a file, knows what it brings again though its ids were forgotten, and keeps what it rejects', async () => {
  const lines = ['f-1', 'f-2'].map((id) =>
    JSON.stringify({ id, ts: '2026-03-02T10:00:00Z', account_id: 'carl', request: { model: 'm', messages: [] } }),
  )
  const rows = createRowBatch()
  rows.append(
    splitDocuments(Buffer.from([...lines, 'no document'].join('\n')), 'application/x-ndjson', receiveOptions()),
  )
  const path = join(directory, 'part.rows')
  writeFileSync(path, rows.rows())
  const numbers: number[] = []
  const older = { older_than: new Date('2026-06-01T00:00:00Z'), kept_until: new Date('2100-01-01T00:00:00Z') }
  const part = () =>
    ingest.takeFile({
      format: nativeFormat,
      path,
      bytes: 1,
      sha256: '',
      imported: { id: 'imp_1', ...older, rejects_room: 1, document_bytes_max: 4 },
      on_number: async (number) => {
        numbers.push(number)
      },
    })
  const span = [new Date('2026-03-02T10:00:00Z'), new Date('2026-03-02T10:00:00Z')]
  expect(await part()).toEqual({
    kept: 2,
    repeated: [],
    rejected: [{ line: 3, reason: 'not JSON', entries: 1 }],
    imported: { arrived: 2, older: 2, span },
  })
  await embedded.command('TRUNCATE TABLE exchange_ids')
  expect(await part()).toMatchObject({ kept: 0, repeated: [1, 2] })
  const letter = z.object({ document: z.string(), truncated: z.boolean(), line: z.coerce.number() })
  const letters = await embedded.rows(
    letter,
    "SELECT document, truncated, line FROM dead_letters WHERE import = 'imp_1'",
  )
  // Once, though the part was taken twice.
  expect(letters).toEqual([{ document: 'no d', truncated: true, line: 3 }])
  const kept = z.object({ file: z.coerce.number(), kept: z.string() })
  const stored = "SELECT DISTINCT file, toString(kept_until) AS kept FROM exchanges WHERE account = sipHash64('carl')"
  expect(await embedded.rows(kept, stored)).toEqual([{ file: numbers[0], kept: '2100-01-01 00:00:00' }])
})

it('gives no number of a batch twice, also where nothing of the batch was stored', async () => {
  await take(['20'])
  expect(await take(['20'])).toMatchObject({ accepted: 0, repeated: [1] })
  const newest = z.object({ file: z.number() })
  const custody = 'SELECT max(file) AS file FROM batches'
  const [{ file: last } = { file: 0 }] = await embedded.rows(newest, custody)
  for (const [numbered, next] of [
    [0, last + 1],
    [last + 10, last + 11],
  ] as const) {
    await ingest.close()
    ingest = await LiveIngest.open(embedded, settings, { data: directory, erasure_key: [1n, 2n], numbered })
    await take(['20'])
    expect(await embedded.rows(newest, custody)).toEqual([{ file: next }])
  }
})
