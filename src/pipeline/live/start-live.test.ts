import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import { openEmbeddedState } from '#store/state/embedded-state.js'
import { migrateState } from '#store/state/migrate-state.js'
import { openState } from '#store/state/open-state.js'
import { openStore } from '../open-store.js'
import { openLiveEngine } from './open-live-engine.js'

const directory = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => rmSync(directory, { recursive: true }))

it.each([
  ['the decisions', breakPolicies, 'schema'],
  ['ingest', breakBatches, 'newest_batch'],
])('leaves nothing behind when %s cannot start', async (name, spoil, why) => {
  const data = join(directory, name)
  await spoil(data)
  expect(await startInVain(data)).toMatchObject({ failed: expect.stringContaining(why), code: 0, signal: null })
})

it.each([
  ['clickhouse_url', 'http://someone:a-password@127.0.0.1:1/logs', 'ECONNREFUSED'],
  ['clickhouse_url', 'clickhouse.internal:8123', 'not an address'],
  ['postgres_url', 'postgres://someone:a-password@127.0.0.1:1/stillwatch', 'ECONNREFUSED'],
  ['postgres_url', 'http://127.0.0.1:5432/stillwatch', 'not an address'],
])('names the setting when %s is %s', async (setting, url, why) => {
  const told = await startInVain(join(directory, 'dead'), { store: { [setting]: url } })
  expect(told).toMatchObject({ name: 'InputError', failed: expect.stringContaining(`store.${setting}: `), code: 0 })
  expect(told.failed).toContain(why)
  expect(told.failed).not.toContain('a-password')
  expect(told.printed).toBe('')
})

it('names the setting where ClickHouse refuses the password', async () => {
  const refusing = createServer((_, response) =>
    response
      .writeHead(403, { 'x-clickhouse-exception-code': '516' })
      .end('Code: 516. DB::Exception: default: Authentication failed: password is incorrect. (AUTHENTICATION_FAILED)'),
  ).listen(0, '127.0.0.1')
  await once(refusing, 'listening')
  const url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`
  const told = await startInVain(join(directory, 'refused'), { store: { clickhouse_url: url } })
  refusing.close()
  expect(told).toMatchObject({ name: 'InputError', failed: expect.stringMatching(/store.clickhouse_url.*password/) })
})

it('leaves the store of a scan alone', async () => {
  const store = join(directory, 'of-a-scan')
  const scanned = await openStore(store, settingsSchema.parse({}))
  await scanned.close()
  const before = readdirSync(store)
  expect(await startInVain(store)).toMatchObject({ name: 'InputError', failed: expect.stringContaining('of a scan') })
  expect(readdirSync(store)).toEqual(before)
})

interface Told {
  failed?: string
  name?: string
  code: number | null
  signal: string | null
  /** on standard error */
  printed: string
}

async function startInVain(data: string, settings: object = {}): Promise<Told> {
  const fixture = join(import.meta.dirname, 'fixtures/start-in-vain.ts')
  const child = fork(fixture, [data, JSON.stringify(settings)], {
    execArgv: ['--conditions=source', '--import', 'tsx'],
    env: { ...process.env, TMPDIR: directory, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let printed = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const [[told], [code, signal]] = await Promise.all([once(child, 'message'), once(child, 'exit')])
  clearTimeout(late)
  return { ...told, code, signal, printed }
}

/** A policy that no version here understands: decisions cannot start with it. */
async function breakPolicies(data: string): Promise<void> {
  const embedded = await openEmbeddedState(join(data, 'state'))
  const state = openState({ url: embedded.socket_directory, connections_max: 1, statement_ms_max: 30_000 })
  await migrateState(state)
  await state.run(
    `INSERT INTO policies (name, version, policy, source, created_by) VALUES ('p', 1, '{"schema":"other"}', '', 'key:x')`,
  )
  await state.close()
  await embedded.close()
}

/** A table that is missing though it was made: ingest cannot know where its numbers go on. */
async function breakBatches(data: string): Promise<void> {
  const engine = await openLiveEngine(data, settingsSchema.parse({}))
  await engine.command('DROP TABLE newest_batch_insert')
  await engine.command('DROP TABLE newest_batch')
  await engine.close()
}
