import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { DecisionRecord } from '#contract/decision.js'
import { createSchema } from '#store/create-schema.js'
import { type EmbeddedEngine, openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { threadPort } from '#store/remote/port.js'
import { remoteEngine, serveEngine } from '#store/remote/remote-engine.js'
import { RecordQueue } from './record-queue.js'

const path = mkdtempSync(join(tmpdir(), 'records-'))
const { port1, port2 } = new MessageChannel()
let embedded: EmbeddedEngine
/** As a running server has it: the store process is asked, and what fails there comes over as message and code. */
let engine: Engine
let fails: (() => Error) | undefined
let parts: number[] = []
let queue: RecordQueue | undefined
beforeAll(async () => {
  embedded = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(embedded, { sketch_key: [1n, 2n] })
  await migrateEngine(embedded)
  const insert: Engine['insert'] = async (table, rows) => {
    if (fails !== undefined) throw fails()
    parts.push(rows.length)
    await embedded.insert(table, rows)
  }
  serveEngine(threadPort(port2), { ...embedded, insert })
  engine = remoteEngine(threadPort(port1), { answer_ms_max: 60_000 })
})
afterEach(async () => {
  fails = undefined
  await queue?.close()
  queue = undefined
  parts = []
  await embedded.command('TRUNCATE TABLE decisions')
})
afterAll(async () => {
  port1.close()
  await embedded.close()
  rmSync(path, { recursive: true })
})

const record = (number: number, at = '2026-01-01T00:00:00.000Z'): DecisionRecord => ({
  id: `dec_${number}`,
  at,
  account_id: 'a',
  model: 'm',
  policy: 'p',
  policy_version: 1,
  rule: 'r',
  action: 'block',
  mode: 'enforce',
  enforced: true,
  campaign: '',
  overridden_by: '',
})
const records = (count: number) => Array.from({ length: count }, (_, number) => record(number))
const open = () => {
  queue = new RecordQueue(engine, { records_queue_max: 100_000 }, 'secret')
  return queue
}
const stored = async () =>
  (await embedded.rows(z.object({ n: z.coerce.number() }), 'SELECT count() AS n FROM decisions'))[0]!.n

it.each([
  ['is away', () => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:8123'), { code: 'ECONNREFUSED' })],
  ['is full', () => Object.assign(new Error('Cannot reserve 1.00 MiB, not enough space'), { code: '243' })],
  ['has no memory', () => Object.assign(new Error('Memory limit (total) exceeded'), { code: '241' })],
  ['gives no code', () => new Error('socket hang up')],
])('keeps the records while the store %s', async (_, error) => {
  const waiting = open()
  waiting.add(records(3))
  fails = error
  await waiting.flush()
  expect([waiting.length, waiting.lost]).toEqual([3, 0])
  fails = undefined
  await waiting.flush()
  expect([waiting.length, waiting.lost, await stored()]).toEqual([0, 0, 3])
})

it('loses the one record that cannot be read, and writes the others in large parts again', async () => {
  const waiting = open()
  const all = records(4000)
  all[10] = record(10, 'no time')
  waiting.add(all)
  await waiting.flush()
  expect([waiting.length, waiting.lost, await stored()]).toEqual([0, 1, 3999])
  expect(parts.length).toBeLessThan(40)
})
