import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RemoteSettings } from '#contract/gateway-settings.js'
import { blockStandings, event, FAST, standing } from '../fixtures/blocking-standings.js'
import { EMPTY_SNAPSHOT, type StillwatchServer, startStillwatchServer } from '../fixtures/stillwatch-server.js'
import { until } from '../fixtures/test-gateway.js'
import { RemoteDecisions } from './remote-decisions.js'

let server: StillwatchServer
let decisions: RemoteDecisions | undefined
beforeEach(async () => {
  server = await startStillwatchServer()
})
afterEach(async () => {
  await decisions?.close()
  decisions = undefined
  await server.close()
})

const of = (account_id: string) => decisions!.decide({ account_id }).reason_code

function open(settings: Partial<RemoteSettings>): void {
  decisions = new RemoteDecisions({
    server: { url: server.url, key: 'a-key' },
    evaluate: blockStandings(),
    settings: { ...FAST, ...settings },
  })
}

it.each([
  ['open', 'ok'],
  ['closed', 'unavailable'],
] as const)('fails %s before the first snapshot and beyond the bound of staleness', async (fail, reason_code) => {
  server.snapshot = { ...EMPTY_SNAPSHOT, standings: [standing('acct_a')] }
  const waiting: (() => void)[] = []
  server.beforeSnapshot = () => new Promise((resolve) => void waiting.push(resolve))
  open({ fail, staleness_ms_max: 400 })
  expect(of('acct_a')).toBe(reason_code)
  await until(() => server.requests.some(({ path }) => path === '/v1/decisions/snapshot'))
  server.beforeSnapshot = async () => {}
  waiting.shift()?.()
  await until(() => of('acct_a') === 'restricted')

  // It stays fresh as long as the server says that what it knows is.
  for (let beats = 0; beats < 8; beats++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    server.send(event('age', { age_ms: 20 }))
  }
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(of('acct_a')).toBe('restricted')

  const gone_ms = performance.now()
  await server.close()
  expect(of('acct_a')).toBe('restricted')
  await until(() => of('acct_a') === reason_code)
  expect(performance.now() - gone_ms).toBeLessThan(900)
})

describe.each([
  ['open', 'ok'],
  ['closed', 'unavailable'],
] as const)('failing %s, with a server whose store stalls', (fail, reason_code) => {
  beforeEach(() => {
    server.snapshot = { ...EMPTY_SNAPSHOT, standings: [standing('acct_a')] }
  })

  it.each([
    ['tells ages that grow', (since_ms: number) => event('age', { age_ms: since_ms })],
    ['tells that it is there, and no age', () => ': still here\n\n'],
    ['tells other things', () => event('standing', standing('acct_b'))],
  ])('counts on from what was read last: %s', async (_, beat) => {
    open({ fail, staleness_ms_max: 600 })
    await until(() => of('acct_a') === 'restricted')
    const began_ms = performance.now()
    const beating = setInterval(() => server.send(beat(performance.now() - began_ms)), 50)
    await until(() => of('acct_a') === reason_code)
    expect(performance.now() - began_ms).toBeLessThan(900)
    expect(decisions!.isReady()).toBe(false)
    clearInterval(beating)
    server.send(event('age', { age_ms: 0 }))
    await until(() => of('acct_a') === 'restricted')
  })

  it('takes a snapshot for as old as the server says', async () => {
    server.snapshot = { ...server.snapshot, age_ms: 60_000 }
    open({ fail, staleness_ms_max: 50_000 })
    await until(() => decisions!.stats().snapshots === 1)
    expect(of('acct_a')).toBe(reason_code)
    expect(decisions!.stats().age_seconds).toBeGreaterThanOrEqual(60)
    server.send(event('age', { age_ms: 100 }))
    await until(() => of('acct_a') === 'restricted')
  })
})
