import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { spoolSettingsSchema } from '#contract/gateway-settings.js'
import { type StillwatchServer, startStillwatchServer } from '../fixtures/stillwatch-server.js'
import { until } from '../fixtures/test-gateway.js'
import { SentLog, type SentLogSettings } from './sent-log.js'
import { openSpoolSink } from './spool-sink.js'

const DAY_MS = 86_400_000
const KEPT = { sent_bytes_max: 1_000_000, sent_days: 30, segment_bytes_max: 4096 }

let home: string
let directory: string
let server: StillwatchServer
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'stillwatch-sent-'))
  directory = join(home, 'sent')
  server = await startStillwatchServer()
})
afterEach(async () => {
  await server.close()
  rmSync(home, { recursive: true, force: true })
})

const names = (): string[] => readdirSync(directory).sort()
const kept = (): string =>
  names()
    .map((name) => readFileSync(join(directory, name), 'utf8'))
    .join('')
const ids = (): string[] =>
  kept()
    .split('\n')
    .filter(Boolean)
    .map((text) => (JSON.parse(text) as { id: string }).id)
const idOf = (number: number): string => `exch_${String(number).padStart(4, '0')}`
const line = (number: number): Buffer => Buffer.from(`{"id":"${idOf(number)}","x":"${'x'.repeat(476)}"}\n`)
const nameOf = (ago_ms: number): string => `${String(Date.now() - ago_ms).padStart(15, '0')}-000000-abcdef.ndjson`
async function keepAll(settings: Partial<SentLogSettings>, numbers: readonly number[]): Promise<SentLog> {
  const sent = await SentLog.open(directory, { ...KEPT, ...settings })
  for (const number of numbers) await sent.keep(line(number))
  await sent.close()
  return sent
}

/** Records lines through a spool whose server takes them. */
async function spool(settings: Partial<SentLogSettings>, count: number): Promise<Record<string, number>> {
  const sink = await openSpoolSink({
    directory: join(home, 'segments'),
    sent_directory: directory,
    server: { url: server.url, key: 'k' },
    settings: { flush_ms: 5, segment_ms_max: 5, ...settings },
  })
  for (let number = 0; number < count; number++) {
    sink.record(JSON.stringify({ id: `exch_${number}` }))
    if (number % 10 === 9) await until(() => server.exchanges.length > number)
  }
  await until(() => sink.stats().segments_waiting === 0 && server.exchanges.length >= count)
  await sink.close()
  return sink.stats()
}

it('keeps nothing unless it is told to, and removes what an earlier setting kept', async () => {
  expect(spoolSettingsSchema.parse({}).sent_bytes_max).toBe(0)
  await spool({}, 10)
  expect(existsSync(directory)).toBe(false)
  for (const off of [{}, { sent_bytes_max: 1000, sent_days: 0 }]) {
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, nameOf(1000)), '{}\n')
    writeFileSync(join(directory, 'notes.txt'), 'of somebody else')
    await spool(off, 10)
    expect(names()).toEqual(['notes.txt'])
  }
})

it('keeps what the server took, in order, in few files that only their owner reads', async () => {
  const { sent_bytes, sent_unkept, bytes } = await spool({ sent_bytes_max: 1_000_000 }, 100)
  expect(
    kept()
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text).id),
  ).toEqual(server.exchanges.map(({ id }) => id))
  expect([sent_bytes, sent_unkept, bytes]).toEqual([Buffer.byteLength(kept()), 0, 0])
  expect(names()).toHaveLength(1)
  expect(statSync(join(directory, names()[0]!)).mode & 0o777).toBe(0o600)
  expect(statSync(directory).mode & 0o777).toBe(0o700)
  expect(readdirSync(join(home, 'segments'))).toEqual([])
})

it('does not keep what the server refused', async () => {
  server.answer = { status: 400 }
  const sink = await openSpoolSink({
    directory: join(home, 'segments'),
    sent_directory: directory,
    server: { url: server.url, key: 'k' },
    settings: { flush_ms: 5, segment_ms_max: 5, sent_bytes_max: 1_000_000 },
  })
  sink.record('{}')
  await until(() => sink.stats().segments_refused === 1)
  await sink.close()
  expect(existsSync(directory)).toBe(false)
})

it('lets the oldest go beyond its bytes, over restarts', async () => {
  await keepAll(
    {},
    Array.from({ length: 40 }, (_, number) => number),
  )
  expect(names().length).toBeGreaterThan(3)
  expect(ids()).toEqual(Array.from({ length: 40 }, (_, number) => idOf(number)))
  const numbers = Array.from({ length: 40 }, (_, number) => number + 40)
  const { stats } = await keepAll({ sent_bytes_max: 12_000 }, numbers)
  expect(Buffer.byteLength(kept())).toBeLessThanOrEqual(12_000)
  expect(stats.sent_bytes).toBe(Buffer.byteLength(kept()))
  expect(ids().length).toBeGreaterThan(12)
  expect(ids()).toEqual(numbers.slice(-ids().length).map(idOf))
  await keepAll({ sent_bytes_max: 100 }, [80])
  expect(kept()).toBe('')
})

it('keeps the last of them where its bytes are less than a file takes', async () => {
  const numbers = Array.from({ length: 40 }, (_, number) => number)
  await keepAll({ sent_bytes_max: 4000, segment_bytes_max: 4_194_304 }, numbers)
  expect(ids().length).toBeGreaterThanOrEqual(4)
  expect(ids()).toEqual(numbers.slice(-ids().length).map(idOf))
})

it('lets go what is older than its days, and ends a file after an hour', async () => {
  mkdirSync(directory)
  const [old, young] = [nameOf(2 * DAY_MS + 60_000), nameOf(2 * DAY_MS - 60_000)]
  for (const name of [old, young]) writeFileSync(join(directory, name), '{}\n')
  await keepAll({ sent_days: 2 }, [1])
  expect(names()).toHaveLength(2)
  expect(names()[0]).toBe(young)
  const sent = await SentLog.open(directory, KEPT)
  vi.useFakeTimers({ toFake: ['Date'] })
  for (const number of [2, 3, 4]) {
    await sent.keep(line(number))
    vi.advanceTimersByTime(1_800_001)
  }
  vi.useRealTimers()
  await sent.close()
  expect(names()).toHaveLength(4)
})

it('leaves no half line behind, whoever left it', async () => {
  mkdirSync(directory)
  writeFileSync(join(directory, nameOf(1000)), '{"id":"whole"}\n{"id":"par')
  await keepAll({}, [7])
  expect(kept()).toBe(`{"id":"whole"}\n${line(7)}`)
})

it('counts what it cannot keep, and the exchanges arrive all the same', async () => {
  writeFileSync(directory, 'a file stands there')
  await expect(SentLog.open(directory, KEPT)).rejects.toThrow(/ENOTDIR/)
  rmSync(directory)
  const sent = await SentLog.open(join(home, 'later', 'sent'), KEPT)
  writeFileSync(join(home, 'later'), 'a file stands there')
  await sent.keep(line(1))
  expect(sent.stats).toEqual({ sent_bytes: 0, sent_unkept: 1 })
  rmSync(join(home, 'later'))
  await sent.keep(line(2))
  await sent.close()
  expect(sent.stats.sent_bytes).toBe(line(2).length)
})
