import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyedDigest } from '#audit/keyed-digest.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { CAMPAIGN_ID, hiddenChange, keepChange, SECRETS } from '#share/webhook/fixtures/campaign-change.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const PURPOSE = 'defence against distillation: so that others find the same templates'
const RECIPIENTS = {
  'Example Agency': { kind: 'organisation', tlp_max: 'amber' },
  Everybody: { kind: 'public', tlp_max: 'clear' },
}
const CLAIM = {
  level: 'suspected',
  actor: 'Example Actor',
  country: 'NL',
  state_assistance: 'unknown',
  grounds: [{ statement: 'Payment records name it', source: 'partner A', independent: true }],
}

describe('what is to leave', () => {
  let server: TestServer
  let analyst: string
  let approver: string
  let partner: { token: string; principal: string }
  let collection: string
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
  /** As a second person does it: look first. */
  const approve = async (id: string) => {
    await get(`/v1/outgoing/${id}/review`, approver)
    return post(`/v1/outgoing/${id}/approve`, approver)
  }
  const newest = async () => (await server.ask('GET', '/v1/audit?limit=1')).json.items[0]

  beforeAll(async () => {
    server = await startTestServer({
      decisions: { refresh_ms: 600_000, staleness_s_max: 3600 },
      sharing: {
        publisher: { name: 'Example Laboratory', contact: 'intelligence@lab.example' },
        gate: { recipients: RECIPIENTS, unreleased: ['Nimbus Ultra'] },
        communities: [{ name: 'laboratories', epoch: '2026-q2', key: 'ab'.repeat(32) }],
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
    await server.ask('PUT', '/v1/accounts', { body: [{ id: 'acct-hidden-1', org_id: 'Acmeron Biotech' }] })
    analyst = await server.keyWith(['analyst'])
    approver = await server.keyWith(['analyst', 'approve'])
    const made = await server.ask('POST', '/v1/keys', { body: { name: 'partner', scopes: ['taxii'] } })
    partner = { token: made.json.token, principal: `key:${made.json.key.lineage}` }
    const asked = { title: 'Amber', description: '', community: 'lab', tlp_max: 'amber', alias: 'amber' }
    collection = (await server.ask('POST', '/v1/collections', { body: asked })).json.id
    await server.ask('PUT', `/v1/collections/${collection}/grants/${encodeURIComponent(partner.principal)}`, {
      body: { can_read: true, can_write: false },
    })
  })
  afterAll(() => server.close())

  it('leaves once another person has approved it, and is written down', async () => {
    const asked = await request({ community: 'laboratories', accounts: true })
    expect(asked.json.objections).toEqual([])
    expect(asked).toMatchObject({
      status: 201,
      json: { status: 'waiting', recipient_kind: 'organisation', sent: null },
    })
    const { id, sha256 } = asked.json
    for (const path of ['document', 'review'])
      expect((await get(`/v1/outgoing/${id}/${path}`, analyst)).status).toBe(path === 'review' ? 403 : 409)
    expect((await get(`/v1/outgoing/${id}/document`, approver)).status).toBe(409)
    expect((await post(`/v1/outgoing/${id}/send`, approver)).status).toBe(409)
    expect((await post(`/v1/outgoing/${id}/approve`, analyst)).status).toBe(403)

    // Nobody approves what they have not looked at.
    expect((await post(`/v1/outgoing/${id}/approve`, approver)).status).toBe(409)
    const seen = await get(`/v1/outgoing/${id}/review`, approver)
    expect(seen.status).toBe(200)
    const approved = await post(`/v1/outgoing/${id}/approve`, approver)
    expect(approved).toMatchObject({ status: 200, json: { status: 'approved', independent: false } })
    expect(await newest()).toMatchObject({
      action: 'outgoing.approved',
      subject: `outgoing:${id}`,
      detail: { sha256, recipient: 'Example Agency' },
    })

    const fetched = await get(`/v1/outgoing/${id}/document`)
    expect(fetched.headers.get('content-type')).toContain('application/stix+json')
    expect(createHash('sha256').update(fetched.text).digest('hex')).toBe(sha256)
    expect(fetched.text).toBe(seen.text)
    for (const secret of [...SECRETS, 'acct-hidden-2', 'Acmeron']) expect(fetched.text).not.toContain(secret)
    expect(await newest()).toMatchObject({
      action: 'outgoing.fetched',
      detail: { sha256, purpose: PURPOSE, approved_by: expect.stringMatching(/^key:/) },
    })

    const sent = await post(`/v1/outgoing/${id}/send`, analyst)
    expect(sent.json).toMatchObject({ status: 'sent', sent: expect.any(String), sha256 })
    const before = await newest()
    expect(before).toMatchObject({ action: 'outgoing.sent', detail: { sha256 } })
    expect((await post(`/v1/outgoing/${id}/send`, approver)).json).toEqual(sent.json)
    expect(await newest()).toEqual(before)
    expect((await post(`/v1/outgoing/${id}/withdraw`, analyst, { reason: 'too late' })).status).toBe(409)
    expect((await get(`/v1/outgoing?status=sent&campaign=${CAMPAIGN_ID}`)).json.items).toEqual([sent.json])
    expect((await get(`/v1/outgoing/${id}`)).json).toEqual(sent.json)
  })

  it('is not approved by who asked, nor by who made the key that asked', async () => {
    const { id } = (await request({}, approver)).json
    expect(await post(`/v1/outgoing/${id}/approve`, approver)).toMatchObject({ status: 409 })
    expect((await get(`/v1/outgoing/${id}/review`, approver)).status).toBe(409)
    expect((await server.ask('POST', `/v1/outgoing/${id}/approve`)).status).toBe(409)
    expect((await get(`/v1/outgoing/${id}`)).json.status).toBe('waiting')
  })

  it('is published in a collection once it is sent, and not before', async () => {
    const objects = async () =>
      (
        await fetch(`${server.url}/taxii2/lab/collections/${collection}/objects/?limit=100`, {
          headers: { accept: 'application/taxii+json;version=2.1', authorization: `Bearer ${partner.token}` },
        })
      ).json() as Promise<{ objects?: { type: string }[] }>
    const { json } = await request({ recipient: undefined, collection })
    expect(json).toMatchObject({ status: 'waiting', recipient: 'lab', recipient_kind: 'community', collection })
    await approve(json.id)
    expect((await objects()).objects).toBeUndefined()
    await Promise.all([1, 2, 3].map(() => post(`/v1/outgoing/${json.id}/send`, analyst)))
    const published = (await objects()).objects!
    expect(published.map(({ type }) => type)).toContain('campaign')
    const entries = (await server.ask('GET', '/v1/audit?limit=1000')).json.items as {
      action: string
      subject: string
      detail: object
    }[]
    const sendings = entries.filter(
      ({ action, subject }) => action === 'outgoing.sent' && subject === `outgoing:${json.id}`,
    )
    expect(sendings).toMatchObject([{ detail: { collection, added: published.length, recipient: 'lab' } }])
  })

  it('is refused for what the gate finds, without repeating it, and its bytes are not kept', async () => {
    const refused: [object, string][] = [
      [{ tlp: 'red' }, 'tlp'],
      [{ recipient: 'Everybody', tlp: 'green' }, 'tlp'],
      [{ recipient: 'Somebody' }, 'tlp'],
      [{ recipient: undefined, collection, tlp: 'amber+strict' }, 'tlp'],
      [{ purpose: 'because we like to share it' }, 'purpose'],
      [{ purpose: 'incident response: yes' }, 'purpose'],
      [{ purpose: 'incident response: for the people at ACMERON bio tech' }, 'customer-names'],
      [{ purpose: 'incident response: the account acct hidden 2 told us so' }, 'customer-names'],
      [{ purpose: 'incident response: it costs them 12 EUR for each of the accounts' }, 'prices'],
      [{ purpose: 'incident response: before Nimbus-Ultra is out and about' }, 'product-plans'],
      [{ purpose: 'incident response: ask ada@customer.example for more of it' }, 'contact-details'],
    ]
    for (const [changes, rule] of refused) {
      const { json, status, text } = await request(changes)
      expect({ changes, status, json }).toMatchObject({ status: 201, json: { status: 'refused' } })
      expect({ changes, rules: json.objections.map((one: { rule: string }) => one.rule) }).toMatchObject({
        rules: expect.arrayContaining([rule]),
      })
      expect(text.slice(text.indexOf('"objections"'))).not.toMatch(/acmeron|nimbus|ada@/i)
      expect((await post(`/v1/outgoing/${json.id}/approve`, approver)).status).toBe(409)
      expect((await get(`/v1/outgoing/${json.id}/document`)).status).toBe(409)
      expect((await get(`/v1/outgoing/${json.id}/review`, approver)).status).toBe(409)
    }
    const log = JSON.stringify((await server.ask('GET', '/v1/audit?limit=1000')).json)
    expect(log).toContain('outgoing.refused')
    expect(log).not.toMatch(/acmeron|nimbus|ada@/i)
    const bad = [
      { recipient: 'Everybody', collection },
      { form: 'psi' },
      { collection, recipient: undefined, form: 'csv' },
      { recipient: undefined, remote: 'http://127.0.0.1:9/root/collections/b/' },
      { recipient: undefined, remote: 'http://127.0.0.1:9/root/collections/other/' },
      { recipient: undefined, remote: 'http://127.0.0.1:9/root/collections/a/', form: 'csv' },
      { form: 'sightings', source: 'partner' },
      { form: 'sightings', campaign: undefined },
      { form: 'sightings', campaign: undefined, source: 'nobody' },
      { campaign: undefined },
      { source: 'partner' },
      { community: 'nobody' },
      { accounts: true },
    ]
    for (const changes of bad) expect((await request(changes)).status).toBe(400)
    expect((await request({ campaign: 'camp_ffffffffffffffff' })).status).toBe(404)
  })

  it('leaves with no other bytes than those that were approved', async () => {
    const { id } = (await request({ form: 'misp' })).json
    await approve(id)
    const other = Buffer.from('{"prompt":"of a customer"}')
    const change = 'UPDATE outgoing SET document = $2 WHERE id = $1'
    await expect(server.state.run(change, [id, other])).rejects.toThrow(/check constraint/)
    const sha256 = createHash('sha256').update(other).digest('hex')
    await server.state.run('UPDATE outgoing SET document = $2, sha256 = $3 WHERE id = $1', [id, other, sha256])
    for (const refused of [await get(`/v1/outgoing/${id}/document`), await post(`/v1/outgoing/${id}/send`, analyst)])
      expect(refused).toMatchObject({
        status: 409,
        json: { detail: 'the audit log has no approval of these bytes for this recipient' },
      })
    // Nor where the approval itself is only written into the row.
    const waiting = (await request()).json.id
    await server.state.run(
      `UPDATE outgoing SET status = 'approved', decided = now(), decided_by = 'key:x' WHERE id = $1`,
      [waiting],
    )
    expect((await get(`/v1/outgoing/${waiting}/document`)).status).toBe(409)
    expect((await post(`/v1/outgoing/${waiting}/send`, analyst)).status).toBe(409)
  })

  it('is rejected or withdrawn for a reason', async () => {
    const ids = [(await request()).json.id, (await request()).json.id, (await request()).json.id]
    expect((await post(`/v1/outgoing/${ids[0]}/reject`, approver, {})).status).toBe(400)
    expect((await post(`/v1/outgoing/${ids[0]}/reject`, approver, { reason: 'too much' })).json).toMatchObject({
      status: 'rejected',
      reason: 'too much',
    })
    expect((await post(`/v1/outgoing/${ids[1]}/withdraw`, analyst, { reason: 'not needed' })).json.status).toBe(
      'withdrawn',
    )
    for (const id of ids.slice(0, 2)) {
      expect((await post(`/v1/outgoing/${id}/approve`, approver)).status).toBe(409)
      expect((await get(`/v1/outgoing/${id}/document`)).status).toBe(409)
    }
    await approve(ids[2]!)
    // How old it is the audit log says, not the row: that can be written anew.
    await server.state.run(`UPDATE outgoing SET decided = now() - interval '15 days' WHERE id = $1`, [ids[2]])
    expect((await post(`/v1/outgoing/${ids[2]}/send`, analyst)).status).toBe(200)
  })

  it('takes who is said to stand behind it from people, with their grounds', async () => {
    const path = `/v1/campaigns/${CAMPAIGN_ID}/affiliation`
    const put = (body: object) => server.ask('PUT', path, { key: analyst, body })
    expect((await get(path)).json).toMatchObject({ level: 'none-claimed', actor: null })
    expect((await put({ ...CLAIM, grounds: [] })).status).toBe(400)
    expect((await put({ ...CLAIM, level: 'corroborated' })).status).toBe(400)
    expect((await put({ ...CLAIM, state_assistance: 'corroborated' })).status).toBe(400)
    expect((await put({ ...CLAIM, level: 'none-claimed', actor: null })).status).toBe(400)
    expect((await put(CLAIM)).json).toEqual(CLAIM)
    const told = await newest()
    expect(told).toMatchObject({
      action: 'campaign.affiliation',
      detail: { before: null, level: 'suspected', grounds: 1 },
    })
    expect(JSON.stringify(told)).not.toContain('Actor')
    // Nobody can try names against it.
    expect(told.detail).toHaveProperty('hmac_sha256', await keyedDigest(server.state, canonicalJson(CLAIM)))
    expect(JSON.stringify(told)).not.toContain(createHash('sha256').update(canonicalJson(CLAIM)).digest('hex'))
    await put(CLAIM)
    expect(await newest()).toEqual(told)
    expect((await get(path)).json).toEqual(CLAIM)
    const asked = (await request()).json
    expect(asked.objections).toEqual([])
    expect(asked.written).toContain('/objects/5/description')
    const through = { kind: 'asn', description: 'Example Hosting, AS64500', grounds: CLAIM.grounds }
    await put({ ...CLAIM, infrastructure: [through] })
    const shared = (await request()).json
    expect(shared.objections).toEqual([])
    await approve(shared.id)
    const { objects } = (await get(`/v1/outgoing/${shared.id}/document`)).json
    expect(objects).toContainEqual(expect.objectContaining({ type: 'autonomous-system', number: 64500 }))
    const places = objects.flatMap(({ type }: { type: string }, i: number) => (type === 'infrastructure' ? [i] : []))
    expect(shared.written).toContain(`/objects/${places[0]}/name`)
    await put({ ...CLAIM, infrastructure: [{ ...through, description: 'Acmeron Biotech, AS64500' }] })
    expect((await request()).json.objections.map(({ rule }: { rule: string }) => rule)).toContain('customer-names')
    await put({ ...CLAIM, grounds: [{ ...CLAIM.grounds[0], statement: 'Ａcmeron Biotech paid for it' }] })
    expect((await request()).json.objections.map(({ rule }: { rule: string }) => rule)).toContain('customer-names')
    expect(
      (await server.ask('PUT', '/v1/campaigns/camp_ffffffffffffffff/affiliation', { key: analyst, body: CLAIM }))
        .status,
    ).toBe(404)
  })
})
