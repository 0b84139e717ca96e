import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { richCampaign } from '#share/stix/fixtures/rich-campaign.js'
import { CAMPAIGN_ID, hiddenChange, keepChange } from '#share/webhook/fixtures/campaign-change.js'
import { eventually, startTestServer, type TestServer } from './fixtures/start-test-server.js'

const PURPOSE = 'defence against distillation: so that others find the same templates'
const RECIPIENTS = {
  'Example Agency': { kind: 'organisation', tlp_max: 'amber' },
}
describe('what is to leave: sightings, and what goes to other servers', () => {
  let server: TestServer
  let analyst: string
  let approver: string
  const post = (path: string, key: string, body?: object) =>
    server.ask('POST', path, body === undefined ? { key } : { key, body })
  const get = (path: string, key = analyst) => server.ask('GET', path, { key })
  const request = (changes: object = {}, key = analyst) =>
    post('/v1/outgoing', key, {
      campaign: CAMPAIGN_ID,
      form: 'stix',
      recipient: 'Example Agency',
      tlp: 'amber',
      purpose: PURPOSE,
      ...changes,
    })
  const newest = async () => (await server.ask('GET', '/v1/audit?limit=1')).json.items[0]

  beforeAll(async () => {
    server = await startTestServer({
      decisions: { refresh_ms: 600_000, staleness_s_max: 3600 },
      sharing: {
        indicators: { match_s: 0 },
        publisher: { name: 'Example Laboratory', contact: 'intelligence@lab.example' },
        gate: { recipients: RECIPIENTS },
        taxii_feeds: [
          { url: 'http://127.0.0.1:9/root/collections/a/', every_s: 0, recipient: 'Example Agency' },
          { url: 'http://127.0.0.1:9/root/collections/b/', every_s: 0 },
        ],
      },
    })
    await keepChange(server.state, hiddenChange())
    for (const account of ['acct-hidden-1', 'acct-hidden-2'])
      await server.state.run(`INSERT INTO campaign_accounts VALUES ($1, $2, 'core', 10, 9, 1, now())`, [
        CAMPAIGN_ID,
        account,
      ])
    analyst = await server.keyWith(['analyst'])
    approver = await server.keyWith(['analyst', 'approve'])
  })
  afterAll(() => server.close())

  it('are sightings of what a source sent, of no other source and none that is muted or by chance', async () => {
    const [mine, others, chance, muted] = ['1', '2', '3', '4'].map(
      (n) => `indicator--${n.repeat(8)}-0000-4000-8000-000000000000`,
    )
    for (const [id, source, significant] of [
      [mine, 'partner', true],
      [others, 'other', true],
      [chance, 'partner', false],
      [muted, 'partner', true],
    ] as const) {
      const indicator = { ...richCampaign('green').indicators[0]!, id, tlp: 'green' }
      await server.state.run(
        `INSERT INTO received_indicators VALUES ($1, $2, $1, 'payment', $3, now(), now(), 'key:a', NULL)`,
        [id!, source, JSON.stringify(indicator)],
      )
      await server.state.run(
        `INSERT INTO sightings VALUES ($1, 4, 100, 40, now(), now(), 0.1, 'own', 0.0001, 1, $2, 60, now(), now())`,
        [id!, significant],
      )
    }
    await server.state.run(
      `INSERT INTO indicator_overrides (id, muted, reason, by, at) VALUES ($1, true, 'a reseller', 'key:a', now())`,
      [muted!],
    )
    const sightings = { form: 'sightings', campaign: undefined, source: 'partner' }
    const asked = await request(sightings)
    expect(asked.json).toMatchObject({ status: 'waiting', objections: [], campaign: null, source: 'partner' })
    await get(`/v1/outgoing/${asked.json.id}/review`, approver)
    await post(`/v1/outgoing/${asked.json.id}/approve`, approver)
    const { objects } = (await get(`/v1/outgoing/${asked.json.id}/document`)).json
    expect(objects.map(({ type }: { type: string }) => type)).toEqual([
      ...['marking-definition', 'marking-definition', 'identity', 'sighting'],
    ])
    expect(objects.at(-1)).toMatchObject({ sighting_of_ref: mine, count: 40 })
    expect((await newest()).detail).toMatchObject({ source: 'partner', form: 'sightings' })
    expect((await request({ ...sightings, tlp: 'clear' })).json.detail).toContain('TLP:CLEAR')
    expect((await request({ ...sightings, since: new Date(Date.now() + 60_000).toISOString() })).status).toBe(400)
    // The gate looks at them as at everything else.
    const named = await request({ ...sightings, purpose: 'incident response: the account acct hidden 2 told us so' })
    expect(named.json).toMatchObject({ status: 'refused', objections: [{ rule: 'customer-names' }] })
    expect((await get(`/v1/outgoing/${asked.json.id}/objects`)).json.items).toEqual([])
    expect((await get('/v1/outgoing/out_0000000000000000/objects')).status).toBe(404)
    for (const after of ['x', '9'.repeat(16)])
      expect((await get(`/v1/outgoing/${asked.json.id}/objects?after=${after}`)).status).toBe(400)
    expect((await get(`/v1/outgoing/${asked.json.id}/objects?after=${'9'.repeat(15)}`)).json.items).toEqual([])
  })

  it('is on its way where it goes to another server, and cannot be called back then', async () => {
    const remote = 'http://127.0.0.1:9/root/collections/a/'
    const { json } = await request({ recipient: undefined, remote })
    expect(json).toMatchObject({ status: 'waiting', recipient: 'Example Agency', remote, push: null })
    expect((await post(`/v1/outgoing/${json.id}/send`, analyst)).status).toBe(409)
    await get(`/v1/outgoing/${json.id}/review`, approver)
    await post(`/v1/outgoing/${json.id}/approve`, approver)
    expect((await post(`/v1/outgoing/${json.id}/send`, analyst)).json).toMatchObject({ status: 'sending', sent: null })
    const entries = (await server.ask('GET', '/v1/audit?limit=10')).json.items
    expect(entries).toContainEqual(expect.objectContaining({ action: 'outgoing.released' }))
    expect((await post(`/v1/outgoing/${json.id}/withdraw`, analyst, { reason: 'too late' })).status).toBe(409)
    // Nobody listens there.
    const pushed = await eventually(
      () => get(`/v1/outgoing/${json.id}`),
      (one) => one.json.push.attempts > 0,
    )
    expect(pushed.json).toMatchObject({
      status: 'sending',
      push: { success_count: 0, told: expect.stringContaining('ECONNREFUSED') },
    })
    const { items } = (await get(`/v1/outgoing/${json.id}/objects?status=waiting&limit=2`)).json
    expect(items).toMatchObject([{ place: 0, status: 'waiting' }, { place: 1 }])
  })
})
