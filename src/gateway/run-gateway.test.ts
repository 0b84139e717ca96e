import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RunGatewayOptions } from '#contract/run-gateway.js'
import { InputError } from '#contract/scan.js'
import { type StillwatchServer, startStillwatchServer } from './fixtures/stillwatch-server.js'
import { until } from './fixtures/test-gateway.js'
import { runGateway } from './run-gateway.js'

let server: StillwatchServer
let home: string
beforeEach(async () => {
  server = await startStillwatchServer()
  home = mkdtempSync(join(tmpdir(), 'stillwatch-run-gateway-'))
})
afterEach(async () => {
  await server.close()
  rmSync(home, { recursive: true, force: true })
})

/** Runs one until `during` is over; gives what that gave. */
async function run<Given>(during: (port: number) => Promise<Given>, changed: Partial<RunGatewayOptions> = {}) {
  const ended = new AbortController()
  let port = 0
  const ready = new Promise<void>((resolve) => {
    changed.onReady = (told) => {
      port = told.port
      resolve()
    }
  })
  const running = runGateway({
    upstream: 'http://127.0.0.1:9',
    host: '127.0.0.1',
    port: 0,
    server: server.url,
    key: 'sw_bad',
    account: 'key-hash',
    spool: join(home, 'spool'),
    log_level: 'silent',
    signal: ended.signal,
    onReady: () => {},
    ...changed,
  })
  try {
    await Promise.race([ready, running])
    return await during(port)
  } finally {
    ended.abort()
    await running.catch(() => {})
  }
}

it.each([
  [401, /does not know STILLWATCH_KEY/],
  [403, /STILLWATCH_KEY lacks a scope/],
])('does not start with a key that is answered %d, and names what it needs', async (status, reason) => {
  server.answer = { status }
  const refused = run(async () => 'started')
  await expect(refused).rejects.toThrow(InputError)
  await expect(refused).rejects.toThrow(reason)
  await expect(refused).rejects.toThrow(/STILLWATCH_KEY to a key .* scopes ingest and follow/)
})

it.each([429, 500, 503])('starts where the server answers %d: that says nothing of the key', async (status) => {
  server.answer = { status }
  expect(await run(async () => 'started')).toBe('started')
})

it('starts while the server is away', async () => {
  await server.close()
  expect(await run(async () => 'started')).toBe('started')
})

it('asks once a scope, about nothing', async () => {
  await run(async () => {})
  const asked = server.requests.map(({ path }) => path)
  expect(asked.slice(0, 2)).toEqual(['/v1/decisions/records', '/v1/exchanges'])
  expect([server.records, server.exchanges]).toEqual([[], []])
})

it('keeps beside its spool what the server took, where the settings say so', async () => {
  const kept = (): string[] => (existsSync(join(home, 'spool', 'sent')) ? readdirSync(join(home, 'spool', 'sent')) : [])
  const askOnce = async (port: number): Promise<void> => {
    const taken = server.exchanges.length
    const body = JSON.stringify({ model: 'm', prompt: 'Six times seven is' })
    await fetch(`http://127.0.0.1:${port}/v1/completions`, { method: 'POST', body })
    await until(() => server.exchanges.length > taken)
  }
  await run(askOnce)
  expect(kept()).toEqual([])
  const config = join(home, 'settings.json')
  writeFileSync(config, JSON.stringify({ gateway_spool: { sent_bytes_max: 1_000_000 } }))
  await run(askOnce, { config })
  const [name] = kept()
  expect(JSON.parse(readFileSync(join(home, 'spool', 'sent', name!), 'utf8'))).toEqual(server.exchanges[1])
})

const [outside] = Object.values(networkInterfaces())
  .flatMap((found) => found ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')

it.skipIf(outside === undefined)('shows its figures to others where the settings say so', async () => {
  const host = '0.0.0.0'
  const statusOf = async (port: number) => (await fetch(`http://${outside!.address}:${port}/-/metrics`)).status
  expect(await run(statusOf, { host })).toBe(404)
  const config = join(home, 'settings.json')
  writeFileSync(config, JSON.stringify({ gateway: { metrics: 'any' } }))
  expect(await run(statusOf, { host, config })).toBe(200)
})
