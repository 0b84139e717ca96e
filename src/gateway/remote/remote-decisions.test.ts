import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DecisionRecord, DecisionRequest } from '#contract/decision.js'
import type { RemoteSettings } from '#contract/gateway-settings.js'
import { capabilityOfRequest } from '#pipeline/capability-of-request.js'
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

const POLICY = {
  version: 1,
  policy: {
    schema: 'stillwatch/policy@1',
    name: 'p',
    description: '',
    mode: 'enforce',
    rules: [{ name: 'r', when: {}, do: { action: 'block' } }],
  },
}
const RECORD: DecisionRecord = {
  id: `dec_${'0'.repeat(24)}`,
  at: '2026-01-01T00:00:00Z',
  account_id: 'acct_a',
  model: '',
  policy: 'p',
  policy_version: 1,
  rule: 'r',
  action: 'block',
  mode: 'enforce',
  enforced: true,
  campaign: '',
  overridden_by: '',
}

const logged: { level: string; message: string }[] = []
const keep = (level: string) => (_: object, message: string) => void logged.push({ level, message })
const log = { info: keep('info'), warn: keep('warn'), error: keep('error') }
function open(settings: Partial<RemoteSettings> = {}, url = server.url): RemoteDecisions {
  const evaluate = blockStandings([RECORD])
  decisions = new RemoteDecisions({ server: { url, key: 'a-key' }, evaluate, settings: { ...FAST, ...settings }, log })
  return decisions
}
const of = (account_id: string) => decisions!.decide({ account_id }).reason_code

it('decides from the snapshot and from each change after it', async () => {
  server.snapshot = { ...EMPTY_SNAPSHOT, policies: [POLICY], standings: [standing('acct_a')] }
  open()
  await until(() => decisions!.is_fresh)
  expect([of('acct_a'), of('acct_b')]).toEqual(['restricted', 'ok'])
  server.send(event('standing', standing('acct_b')))
  await until(() => of('acct_b') === 'restricted')
  server.send(event('removed', { account_id: 'acct_a' }))
  await until(() => of('acct_a') === 'ok')
  expect(decisions!.stats()).toMatchObject({ policies: 1, accounts: 1 })
  server.send(event('policies', { policies: [], actions: [] }) + event('of a later version', {}))
  await until(() => decisions!.stats().policies === 0)
  server.snapshot = { ...EMPTY_SNAPSHOT, standings: [standing('acct_c')] }
  server.send(event('snapshot', {}))
  await until(() => of('acct_c') === 'restricted' && of('acct_b') === 'ok')
  expect(server.requests.every(({ authorization }) => authorization === 'Bearer a-key')).toBe(true)
})

it('misses no change that falls between snapshot and stream', async () => {
  const waiting: (() => void)[] = []
  server.beforeSnapshot = () => new Promise((resolve) => void waiting.push(resolve))
  open()
  await until(() => server.requests.some(({ path }) => path === '/v1/decisions/snapshot'))
  server.send(event('standing', standing('acct_new')))
  await new Promise((resolve) => setTimeout(resolve, 50))
  waiting.shift()?.()
  await until(() => of('acct_new') === 'restricted')
})

it('catches up after the stream broke', async () => {
  open()
  await until(() => decisions!.is_fresh)
  server.snapshot = { ...EMPTY_SNAPSHOT, standings: [standing('acct_meanwhile')] }
  server.cutStreams()
  await until(() => of('acct_meanwhile') === 'restricted')
  expect(decisions!.stats().stream_breaks).toBe(1)
})

it('says what is wrong with its key, as an error and as a figure, where the server refuses it later', async () => {
  open()
  await until(() => decisions!.is_fresh)
  expect(decisions!.stats().key_refusals).toBe(0)
  logged.length = 0
  server.stream_status = 401
  server.cutStreams()
  await until(() => decisions!.stats().key_refusals! > 0)
  expect(logged.filter(({ level }) => level === 'error')[0]?.message).toMatch(
    /does not know STILLWATCH_KEY.* scopes ingest and follow/,
  )
})

it('reads the snapshot again when it cannot read a change', async () => {
  open()
  await until(() => decisions!.is_fresh)
  server.snapshot = { ...EMPTY_SNAPSHOT, standings: [standing('acct_a')] }
  server.send('event: standing\ndata: {"account_id":7}\n\n')
  await until(() => of('acct_a') === 'restricted')
  expect(decisions!.stats().events_unreadable).toBe(1)
})

it('derives the capability of a request while a policy asks for it, and only then', async () => {
  const asked: DecisionRequest[] = []
  let derived = 0
  decisions = new RemoteDecisions({
    server: { url: server.url, key: 'a-key' },
    evaluate: (_, request) => {
      asked.push(request)
      return { decision: { decision: 'allow', reason_code: 'ok', ttl_s: 0 }, records: [] }
    },
    capabilityOf: (body) => {
      derived++
      return capabilityOfRequest(body)
    },
    settings: FAST,
  })
  await until(() => decisions!.is_fresh)
  const body = { messages: [{ role: 'user', content: 'Write a poem about the sea in autumn.' }] }
  decisions.decide({ account_id: 'a' }, body)
  expect([asked.at(-1), derived]).toEqual([{ account_id: 'a' }, 0])
  const rules = [{ name: 'r', when: { capability: ['writing'] }, do: { action: 'block' } }]
  server.send(event('policies', { policies: [{ ...POLICY, policy: { ...POLICY.policy, rules } }], actions: [] }))
  await until(() => decisions!.stats().policies === 1)
  decisions.decide({ account_id: 'a' }, body)
  expect([asked.at(-1), derived]).toEqual([{ account_id: 'a', capability: 'writing' }, 1])
  decisions.decide({ account_id: 'a' })
  expect([asked.at(-1), derived]).toEqual([{ account_id: 'a' }, 1])
})

it('opens a stream again that is silent for too long', async () => {
  open({ staleness_ms_max: 400 })
  await until(() => decisions!.is_fresh)
  await until(() => server.requests.filter(({ path }) => path === '/v1/decisions/stream').length > 1)
})

it('sends records in batches, also after the server was away, and counts what does not fit', async () => {
  server.snapshot = { ...EMPTY_SNAPSHOT, standings: [standing('acct_a')] }
  server.answer = { status: 503 }
  open({ records_held_max: 50, records_batch_max: 20 })
  await until(() => decisions!.is_fresh)
  for (let count = 0; count < 70; count++) of('acct_a')
  await until(() => decisions!.stats().records_failures! > 1)
  expect(decisions!.stats()).toMatchObject({ records_waiting: 50, records_dropped: 20 })
  server.answer = { status: 200 }
  await until(() => server.records.length === 50)
  expect(server.records[0]).toEqual(RECORD)
})

it('sends on closing what is left', async () => {
  server.snapshot = { ...EMPTY_SNAPSHOT, standings: [standing('acct_a')] }
  open({ records_ms: 60_000 })
  await until(() => decisions!.is_fresh)
  of('acct_a')
  await decisions!.close()
  expect(server.records).toHaveLength(1)
  decisions = undefined
})
