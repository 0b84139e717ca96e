import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CanarySnapshot } from '#contract/canary.js'
import { createCanaryServer } from '#pipeline/provenance/create-canary-server.js'
import { type StillwatchServer, startStillwatchServer } from '../fixtures/stillwatch-server.js'
import { until } from '../fixtures/test-gateway.js'
import { RemoteCanaries } from './remote-canaries.js'

const CLUSTER = `clu_${'0'.repeat(20)}`
const snapshot = (version: string, variants: string[]): CanarySnapshot => ({
  version: version.repeat(64),
  key: { commitment: 'c'.repeat(64), key: '0e'.repeat(32) },
  slots: [{ id: 'one', kind: 'phrase', variants, distinct: false, note: 'x' }],
})

let server: StillwatchServer
let canaries: RemoteCanaries
const open = (more: object = {}) => {
  const settings = { refresh_ms: 20, ledger_ms: 20, close_ms_max: 300, ...more }
  canaries = new RemoteCanaries({ server: { url: server.url, key: 'a-key' }, prepare: createCanaryServer, settings })
}
beforeEach(async () => {
  server = await startStillwatchServer()
})
afterEach(async () => {
  await canaries.close()
  await server.close()
})

/** An answer with a word of the slot in it so often, served and reported. */
function answer(account_id: string, times: number, at: string): string {
  const serving = canaries.serve(CLUSTER, '')!
  const text = serving.answer().text(true)
  const shown = text.push('small '.repeat(times)) + text.end()
  canaries.report(account_id, Date.parse(at), serving)
  return shown
}

it('serves what the server has, from the first answer on, and what it has later', async () => {
  open()
  expect(canaries.serve(CLUSTER, '')).toBeUndefined()
  await until(() => canaries.stats().snapshot_failures! > 0)
  server.canaries = snapshot('1', ['little', 'small'])
  await until(() => canaries.serve(CLUSTER, '') !== undefined)
  server.canaries = { ...snapshot('2', ['tiny', 'small']), key: null }
  await until(() => canaries.serve(CLUSTER, '') === undefined)
  server.canaries = snapshot('3', ['small', 'tiny'])
  await until(() => canaries.stats().slots === 1)
  server.canaries = null
  const failures = canaries.stats().snapshot_failures!
  await until(() => canaries.stats().snapshot_failures! > failures)
  expect(canaries.serve(CLUSTER, '')).toBeDefined()
  expect(server.requests[0]!.authorization).toBe('Bearer a-key')
})

it('tells what was served as sums, again where it was not taken, and the rest at its end', async () => {
  server.canaries = snapshot('1', ['small', 'tiny'])
  server.answer = { status: 503 }
  open()
  await until(() => canaries.stats().slots === 1)
  const shown = answer('acct_a', 2, '2026-03-01T10:00:00Z').trim().split(' ')[0]
  answer('acct_a', 3, '2026-03-01T11:00:00Z')
  answer('acct_b', 1, '2026-03-01T10:30:00Z')
  await until(() => canaries.stats().tell_failures! > 0)
  server.answer = { status: 200 }
  await until(() => server.served.length === 2)
  const shared = {
    slot: 'one',
    variant: ['small', 'tiny'].indexOf(shown!),
    cluster: CLUSTER,
    key_commitment: 'c'.repeat(64),
  }
  expect(server.served).toEqual([
    {
      ...shared,
      account_id: 'acct_a',
      count: 5,
      first_at: '2026-03-01T10:00:00.000Z',
      last_at: '2026-03-01T11:00:00.000Z',
    },
    {
      ...shared,
      account_id: 'acct_b',
      count: 1,
      first_at: '2026-03-01T10:30:00.000Z',
      last_at: '2026-03-01T10:30:00.000Z',
    },
  ])
  answer('acct_c', 1, '2026-03-01T12:00:00Z')
  await canaries.close()
  expect(server.served.at(-1)).toMatchObject({ account_id: 'acct_c' })
})

it('holds so many sums and counts the rest', async () => {
  server.canaries = snapshot('1', ['small', 'tiny'])
  server.answer = { status: 503 }
  open({ ledger_held_max: 2 })
  await until(() => canaries.stats().slots === 1)
  for (const account of ['a', 'b', 'c', 'a', 'd']) answer(account, 1, '2026-03-01T10:00:00Z')
  expect(canaries.stats()).toMatchObject({ sums_dropped: 2 })
  await canaries.close()
  expect(canaries.stats().sums_dropped).toBe(4)
})
