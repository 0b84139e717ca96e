import { afterAll, beforeAll, expect, it } from 'vitest'
import { INDICATOR_SCHEMA, type Indicator } from '#contract/indicator.js'
import { richCampaign } from '#share/stix/fixtures/rich-campaign.js'
import { indicatorId } from '#share/stix/indicator-id.js'
import { renderStix } from '#share/stix/render-stix.js'
import { communityToken } from '#signals/tokens/community-token.js'
import { eventually, startTestServer, type TestServer } from './fixtures/start-test-server.js'

const KEY = '11'.repeat(32)
const value = { kind: 'payment' as const, token: communityToken({ key: Buffer.from(KEY, 'hex') }, 'payment', 'pf_7') }
const id = indicatorId(value)
const indicator: Indicator = {
  ...{ schema: INDICATOR_SCHEMA, id, value, confidence: 80, prevalence: { accounts: 0, of: 1_000_000 } },
  ...{ seen: { accounts: 9, exchanges: 90 }, first_seen: '2026-01-01T00:00:00Z', last_seen: '2026-02-01T00:00:00Z' },
  ...{ half_life_days: 180, community: 'port', epoch: '2026', tlp: 'green' },
}
const exchanges = (from: number, count: number, payment_fingerprint = 'pf_7') =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      ...{
        id: `e${from + n}`,
        ts: '2026-03-02T10:00:00Z',
        account_id: `acct-${from + n}`,
        payment_fingerprint,
      },
      request: { model: 'm', messages: [{ role: 'user', content: 'hello' }] },
    }),
  ).join('\n')

let server: TestServer
let analyst: string
beforeAll(async () => {
  const sharing = {
    communities: [{ name: 'port', epoch: '2026', key: KEY }],
    indicators: { match_s: 1, population_s: 0 },
  }
  server = await startTestServer({ sharing })
  analyst = await server.keyWith(['analyst'])
})
afterAll(() => server.close())

const ask: TestServer['ask'] = (method, path, options = {}) => server.ask(method, path, { key: analyst, ...options })

it('takes indicators in, finds them back in time and live, and heeds an analyst', async () => {
  const sent = { body: exchanges(0, 5), headers: { 'content-type': 'application/x-ndjson' } }
  expect((await server.ask('POST', '/v1/exchanges', sent)).status).toBe(200)
  // Others, for what a tenth of all accounts show is no match that counts.
  await server.ask('POST', '/v1/exchanges', { ...sent, body: exchanges(1000, 120, 'pf_other') })
  const body = renderStix([richCampaign('green', { indicators: [indicator] })], { profile: 'full' })
  const taken = await ask('POST', '/v1/indicators?source=partner', { body })
  expect(taken).toMatchObject({ status: 200, json: { kept: 1, passed_over_count: 0 } })
  const read = () => ask('GET', `/v1/indicators/${id}`)
  expect((await read()).json).toMatchObject({ searched: true, sighting: { accounts: 5, significant: true } })
  await server.ask('POST', '/v1/exchanges', { ...sent, body: exchanges(5, 3) })
  expect((await eventually(read, ({ json }) => json.sighting.accounts === 8)).json.sighting.accounts).toBe(8)
  const matches = (await ask('GET', `/v1/indicators/${id}/matches`)).json.items
  expect(matches).toHaveLength(8)
  expect(matches[0]).toMatchObject({ account_id: 'acct-0', first_seen: '2026-03-02T10:00:00Z' })
  expect((await ask('GET', '/v1/sightings?significant=true')).json.items).toMatchObject([{ indicator: id }])
  expect((await ask('GET', '/v1/indicators?sighted=true&kind=payment')).json.items).toHaveLength(1)
  expect((await ask('GET', '/v1/indicators?kind=network')).json.items).toEqual([])
  const told = await ask('PUT', `/v1/indicators/${id}/override`, { body: { muted: true, reason: 'a reseller' } })
  expect(told).toMatchObject({ status: 200, json: { muted: true, by: expect.stringMatching(/^key:/) } })
  expect((await read()).json).toMatchObject({ state: 'muted', sighting: null })
  expect((await ask('DELETE', `/v1/indicators/${id}/override`)).status).toBe(200)
  expect((await read()).json).toMatchObject({ override: null, sighting: { accounts: 8 } })
  const actions = (await server.ask('GET', '/v1/audit?limit=100')).json.items.map(
    ({ action }: { action: string }) => action,
  )
  expect(actions).toEqual(
    expect.arrayContaining(['indicators.imported', 'indicator.overridden', 'indicator.override_removed']),
  )
})

it('is for analysts alone, and says what is amiss', async () => {
  const key = await server.keyWith(['ingest'])
  for (const path of ['/v1/indicators', `/v1/indicators/${id}`, `/v1/indicators/${id}/matches`, '/v1/sightings'])
    expect((await ask('GET', path, { key })).status, path).toBe(403)
  expect((await ask('POST', '/v1/indicators?source=x', { key, body: [] })).status).toBe(403)
  expect((await ask('POST', '/v1/indicators', { body: [] })).status).toBe(400)
  expect((await ask('GET', '/v1/indicators/indicator--none')).status).toBe(404)
  expect((await ask('PUT', `/v1/indicators/${id}/override`, { body: { muted: true } })).status).toBe(400)
  const nothing = await ask('POST', '/v1/indicators?source=x', { body: [{ type: 'indicator' }, { type: 'malware' }] })
  expect(nothing.json).toMatchObject({ kept: 0, passed_over_count: 1 })
})
