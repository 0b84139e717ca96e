import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SpoolSettings } from '#contract/gateway-settings.js'
import { type StillwatchServer, startStillwatchServer } from '../fixtures/stillwatch-server.js'
import { until } from '../fixtures/test-gateway.js'
import { openSpoolSink } from './spool-sink.js'

let directory: string
let server: StillwatchServer
const FAST = { flush_ms: 5, segment_ms_max: 10, retry_ms_min: 10, retry_ms_max: 50, close_ms_max: 300 }
const open = (settings: Partial<SpoolSettings> = {}, url = server.url) =>
  openSpoolSink({ directory, server: { url, key: 'a-key' }, settings: { ...FAST, ...settings } })
const ids = () => server.exchanges.map(({ id }) => id)
const files = () => readdirSync(directory).filter((name) => name !== 'owner.pid')

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'stillwatch-spool-'))
  server = await startStillwatchServer()
})
afterEach(async () => {
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

it('sends what it records, in order, with the key and as lines, and keeps nothing after', async () => {
  const sink = await open()
  for (let number = 0; number < 100; number++)
    sink.record(JSON.stringify({ id: `exch_${number}`, text: 'Grüße\nworld' }))
  await until(() => server.exchanges.length === 100)
  expect(ids()).toEqual(Array.from({ length: 100 }, (_, number) => `exch_${number}`))
  expect(server.requests[0]).toMatchObject({
    path: '/v1/exchanges',
    authorization: 'Bearer a-key',
    type: 'application/x-ndjson',
  })
  await sink.close()
  expect(files()).toEqual([])
  expect(sink.stats()).toMatchObject({ recorded: 100, dropped: 0, bytes: 0 })
})

it('sends on closing what was recorded last', async () => {
  const sink = await open({ flush_ms: 60_000 })
  sink.record(JSON.stringify({ id: 'last' }))
  await sink.close()
  expect(ids()).toEqual(['last'])
})

it('goes on while the server is away, and delivers after a restart of both', async () => {
  const { url } = server
  await server.close()
  const sink = await open({}, url)
  for (let number = 0; number < 10; number++) {
    sink.record(JSON.stringify({ id: `exch_${number}` }))
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  await until(() => sink.stats().send_failures! > 1)
  await sink.close()
  expect(files().length).toBeGreaterThan(1)
  server = await startStillwatchServer()
  const again = await open()
  await until(() => server.exchanges.length === 10)
  expect(ids()).toEqual(Array.from({ length: 10 }, (_, number) => `exch_${number}`))
  await again.close()
})

it('tries again after errors, and waits as long as the server says', async () => {
  server.answer = { status: 500 }
  const sink = await open()
  sink.record(JSON.stringify({ id: 'one' }))
  await until(() => server.requests.length >= 3)
  server.answer = { status: 401 }
  const before = server.requests.length
  await until(() => server.requests.length > before)
  await until(() => sink.stats().key_refusals! > 0)
  server.answer = { status: 429, retry_after_s: 1 }
  const told = server.requests.length
  await until(() => server.requests.length > told)
  const at_ms = server.requests.at(-1)!.at_ms
  const count = server.requests.length
  server.answer = { status: 200 }
  await until(() => server.exchanges.length === 1)
  expect(server.requests[count]!.at_ms - at_ms).toBeGreaterThan(900)
  await sink.close()
})

it('lays aside what the server will never take, and goes on with the next', async () => {
  server.answer = { status: 400 }
  const sink = await open()
  sink.record(JSON.stringify({ id: 'bad' }))
  await until(() => sink.stats().segments_refused === 1)
  server.answer = { status: 200 }
  sink.record(JSON.stringify({ id: 'good' }))
  await until(() => server.exchanges.length === 1)
  await sink.close()
  expect(files()).toEqual([expect.stringMatching(/\.refused$/)])
  expect(sink.stats().bytes).toBeGreaterThan(0)
})

it('drops the newest when it is full, counts them, and takes more when there is room', async () => {
  server.answer = { status: 503 }
  const sink = await open({ spool_bytes_max: 10_000 })
  for (let number = 0; number < 100; number++) sink.record(JSON.stringify({ id: number, text: 'x'.repeat(480) }))
  const { recorded, dropped, bytes } = sink.stats()
  expect([recorded! + dropped!, bytes! <= 10_000, dropped! > 70]).toEqual([100, true, true])
  await until(() => files().length > 0)
  const onDisk = files().reduce((sum, name) => sum + readFileSync(join(directory, name)).length, 0)
  expect(onDisk).toBeLessThanOrEqual(10_000)
  server.answer = { status: 200 }
  await until(() => server.exchanges.length === recorded)
  expect(ids()[0]).toBe(0)
  await until(() => sink.stats().bytes === 0)
  sink.record(JSON.stringify({ id: 'later' }))
  await until(() => ids().includes('later'))
  await sink.close()
})

it('loses no whole line of a file that was not finished', async () => {
  writeFileSync(join(directory, '000000000000001-000000-abcdef.open'), '{"id":"whole"}\n{"id":"par')
  writeFileSync(join(directory, '000000000000002-000000-abcdef.open'), '{"id":"noth')
  const sink = await open()
  await until(() => server.exchanges.length === 1)
  await sink.close()
  expect([ids(), files()]).toEqual([['whole'], []])
})

it('loses nothing that was on disk when it is killed', async () => {
  for (let round = 0; round < 3; round++) {
    server.exchanges.length = 0
    server.answer = { status: round === 1 ? 503 : 200 }
    const script = join(import.meta.dirname, '../fixtures/spool-until-killed.ts')
    const child = spawn(process.execPath, ['--conditions=source', '--import=tsx', script, directory, server.url])
    let told = 0
    child.stdout.on('data', (text: Buffer) => {
      told = Number(text.toString().trim().split('\n').at(-1))
    })
    await until(() => told > 500)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    server.answer = { status: 200 }
    const sink = await open()
    await until(() => sink.stats().segments_waiting === 0)
    await sink.close()
    const known = new Set(ids())
    const missing = Array.from({ length: told }, (_, number) => `exch_${number}`).filter((id) => !known.has(id))
    expect(missing).toEqual([])
    expect(files()).toEqual([])
  }
})

it('refuses the directory of another that lives, and takes over from the dead', async () => {
  writeFileSync(join(directory, 'owner.pid'), String(process.ppid))
  await expect(open()).rejects.toThrow(/is the spool of process/)
  writeFileSync(join(directory, 'owner.pid'), '4194304')
  await (await open()).close()
})

it('keeps what is pending, within its bound, while the disk takes nothing', async () => {
  const sink = await open({ pending_bytes_max: 100 })
  rmSync(directory, { recursive: true })
  sink.record(JSON.stringify({ id: 'kept' }))
  sink.record(JSON.stringify({ id: 'too much', text: 'x'.repeat(100) }))
  await until(() => sink.stats().write_failures! > 0)
  expect(sink.stats().dropped).toBe(1)
  mkdirSync(directory)
  await until(() => ids().includes('kept'))
  await sink.close()
})
