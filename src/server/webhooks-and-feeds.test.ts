import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendAuditInside } from '#audit/append-audit.js'
import { renderFeedEntry } from '#share/feed/render-feed-entry.js'
import { readOutgoing } from '#share/outbox/read-outgoing.js'
import { whatLeaves } from '#share/outbox/request-outgoing.js'
import { richCampaign } from '#share/stix/fixtures/rich-campaign.js'
import { openReceiver, status } from '#share/webhook/fixtures/open-receiver.js'
import { raiseCampaign } from './fixtures/raise-campaign.js'
import { eventually, startTestServer, type TestServer } from './fixtures/start-test-server.js'

const CAMPAIGN = 'camp_000000000000000a'

const GATE = { recipients: { SOC: { kind: 'organisation', tlp_max: 'amber' } } }
const PURPOSE = 'incident response: analysts are to see campaigns at once'

describe('what is sent and fetched by itself', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let receiver: Awaited<ReturnType<typeof openReceiver>>
  const keys = { analyst: '', approve: '', taxii: '' }
  const audit = async () =>
    (await ask('GET', '/v1/audit?limit=1000')).json.items as { action: string; detail: object }[]

  beforeAll(async () => {
    receiver = await openReceiver(status(404))
    const webhooks = { private_addresses: 'allowed', look_ms: 200, backoff_ms: 50, attempts_max: 2 }
    server = await startTestServer({ sharing: { webhooks, gate: GATE } })
    ask = server.ask
    for (const scope of ['analyst', 'approve', 'taxii'] as const) keys[scope] = await server.keyWith([scope])
    await raiseCampaign(server.state, CAMPAIGN, ['a', 'b'])
  })
  afterAll(async () => {
    await server.close()
    await receiver.close()
  })

  it('sends what a person changes, once another approved the address', async () => {
    const body = { url: `${receiver.url}?token=hush`, recipient: 'SOC', tlp: 'amber', purpose: PURPOSE }
    const made = await ask('POST', '/v1/webhooks', { key: keys.analyst, body })
    expect(made).toMatchObject({ status: 201, json: { status: 'waiting', secret: expect.stringMatching(/^whsec_/) } })
    const { id } = made.json
    expect((await ask('POST', `/v1/webhooks/${id}/replay`, { key: keys.analyst, body: {} })).status).toBe(409)
    expect((await ask('POST', `/v1/webhooks/${id}/approve`)).status).toBe(409)
    const approved = await ask('POST', `/v1/webhooks/${id}/approve`, { key: keys.approve })
    expect(approved).toMatchObject({ status: 200, json: { status: 'approved', approved_independently: false } })
    await ask('PATCH', `/v1/campaigns/${CAMPAIGN}`, { body: { status: 'confirmed', note: 'Ada said so' } })
    const list = () => ask('GET', `/v1/webhooks/${id}/deliveries?status=dead`, { key: keys.analyst })
    const dead = await eventually(list, ({ json }) => json.items.length > 0)
    expect(dead.json.items).toMatchObject([{ status: 'dead', attempts: 2, told: 'answered 404', event: 'status' }])
    receiver.answer(status(200))
    const replayed = await ask('POST', `/v1/webhooks/${id}/replay`, { key: keys.analyst, body: {} })
    expect(replayed.json).toEqual({ replayed: 1 })
    const sent = () => ask('GET', `/v1/webhooks/${id}/deliveries?status=sent`, { key: keys.analyst })
    expect((await eventually(sent, ({ json }) => json.items.length > 0)).json.items).toHaveLength(1)
    expect(receiver.received.map(({ body }) => body).join()).not.toContain('Ada')
    const told = await ask('POST', `/v1/webhooks/${id}/disable`, { key: keys.analyst, body: { reason: 'moved' } })
    expect(told.json).toMatchObject({ active: false })
    const entries = await audit()
    const actions = entries.map(({ action }) => action).filter((action) => action.startsWith('webhook.'))
    expect(actions.reverse()).toEqual(
      ['created', 'approved', 'given_up', 'replayed', 'sent', 'disabled'].map((verb) => `webhook.${verb}`),
    )
    expect(JSON.stringify(entries)).not.toMatch(/hush|whsec_/)
    expect((await ask('GET', '/v1/webhooks', { key: keys.analyst })).text).not.toContain('whsec_')
  })

  it('refuses addresses, levels and approvals that may not be', async () => {
    const body = { url: 'https://soc.example/', recipient: 'SOC', tlp: 'amber', purpose: PURPOSE }
    const refused = async (changes: object) =>
      (await ask('POST', '/v1/webhooks', { body: { ...body, ...changes } })).status
    for (const changes of [
      { tlp: 'red' },
      { tlp: 'amber+strict' },
      { recipient: 'nobody' },
      { purpose: 'alerting' },
      { url: 'ftp://x/' },
      { url: 'https://u:p@x/' },
      { purpose: ' ' },
      { events: [] },
    ])
      expect({ changes, status: await refused(changes) }).toEqual({ changes, status: 400 })
    expect((await ask('POST', '/v1/webhooks/hook_0/approve', { key: keys.approve })).status).toBe(404)
  })

  it('gives feeds of what was sent to the public, and to a community that the key may read', async () => {
    const put = async (n: number, tlp: 'clear' | 'green', kind: string, recipient: string, state = 'sent') => {
      const entry = { ...renderFeedEntry(richCampaign(tlp)), id: `urn:uuid:00000000-0000-4000-8000-00000000000${n}` }
      const document = Buffer.from(JSON.stringify({ ...entry, title: `report ${n}` }))
      const id = `out_${'0'.repeat(15)}${n}`
      await server.state.run(
        `INSERT INTO outgoing (id, form, media_type, recipient, recipient_kind, purpose, tlp, status, objections, written,
           sha256, bytes, document, created, created_by, decided_by, sent)
         VALUES ($1, 'feed', 'application/json', $2, $3, 'p', $4, $5, '[]', '[]', encode(sha256($6::bytea), 'hex'), $7,
           $6, now(), 'a', 'b', CASE WHEN $5 = 'sent' THEN now() END)`,
        [id, recipient, kind, tlp, state, document, document.length],
      )
      const detail = whatLeaves(await readOutgoing(server.state, id))
      const act = { actor: 'b', action: 'outgoing.approved', subject: `outgoing:${id}`, detail }
      await server.state.transaction((inside) => appendAuditInside(inside, act, Date.now()))
    }
    await put(1, 'clear', 'public', 'everybody')
    await put(2, 'green', 'community', 'lab')
    await put(3, 'green', 'community', 'other')
    await put(4, 'clear', 'public', 'everybody', 'approved')
    const titles = async (path: string) =>
      [...(await ask('GET', path, { key: keys.taxii })).text.matchAll(/<title>report (\d)/g)].map(([, n]) => n).sort()
    expect(await titles('/v1/feed.atom')).toEqual(['1'])
    const asked = { title: 'Lab', community: 'lab', tlp_max: 'green' }
    const { json } = await ask('POST', '/v1/collections', { body: asked })
    const listed = (await ask('GET', '/v1/keys')).json.items as { name: string; lineage: string }[]
    const { lineage } = listed.find(({ name }) => name === 'taxii')!
    await ask('PUT', `/v1/collections/${json.id}/grants/key:${lineage}`, { body: { can_read: true, can_write: false } })
    expect(await titles('/v1/feed.atom')).toEqual(['1', '2'])
    expect(await titles('/v1/feed.rss')).toEqual(['1', '2'])
    // Whoever changes the row with its hash cannot change the log.
    const changed = `SET document = $1, sha256 = encode(sha256($1::bytea), 'hex'), bytes = length($1::bytea)`
    const other = Buffer.from(JSON.stringify({ ...renderFeedEntry(richCampaign('clear')), title: 'report 9' }))
    await server.state.run(`UPDATE outgoing ${changed} WHERE id = 'out_0000000000000001'`, [other])
    expect(await titles('/v1/feed.atom')).toEqual(['2'])
    const basic = `Basic ${Buffer.from(`reader:${keys.taxii}`).toString('base64')}`
    const fetched = await ask('GET', '/v1/feed.rss', { key: null, headers: { authorization: basic } })
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8'])
  })
})
