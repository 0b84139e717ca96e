import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemo } from './fixtures/start-demo.js'
import type { TestServer } from './fixtures/start-test-server.js'

const communities = [{ name: 'laboratories', epoch: '2026-q2', key: 'ab'.repeat(32) }]
const PSI_PURPOSE = 'defence against distillation: whether one campaign harvests both of us'
const psi = { private_addresses: 'allowed' }

let north: DemoServer
let south: DemoServer
let collection: string
let partner: { token: string; key: { lineage: string } }

/** Two operators whom the same campaigns harvest; the one publishes, the other polls. */
beforeAll(async () => {
  north = await startDemo({ sharing: { publisher: { name: 'North' }, communities, psi } })
  const made = await north.server.ask('POST', '/v1/keys', { body: { name: 'south', scopes: ['taxii'] } })
  partner = made.json
  collection = await publish(north, `key:${partner.key.lineage}`)
  const password_file = join(north.directory, 'key')
  await writeFile(password_file, partner.token)
  const url = `${north.server.url}/taxii2/laboratories/collections/${collection}/`
  south = await startDemo({
    sharing: {
      ...{ publisher: { name: 'South' }, communities, psi, import_s: 1, push: { look_ms: 100, status_ms: 100 } },
      gate: { recipients: { North: { kind: 'organisation', tlp_max: 'amber' } } },
      taxii_feeds: [{ url, password_file, every_s: 1, recipient: 'North' }],
    },
  })
}, 480_000)
afterAll(async () => {
  // Who polls first: else it finds nobody there, and says so.
  await south?.close()
  await north?.close()
})

/** The campaign into a collection, asked for by one and approved by another. */
async function publish({ server, campaign }: DemoServer, principal: string): Promise<string> {
  const asked = { title: 'Amber', description: '', community: 'laboratories', tlp_max: 'amber', alias: 'amber' }
  const { id } = (await server.ask('POST', '/v1/collections', { body: asked })).json
  await server.ask('PUT', `/v1/collections/${id}/grants/${encodeURIComponent(principal)}`, {
    body: { can_read: true, can_write: true },
  })
  const purpose = 'defence against distillation: so that others find the same templates'
  const key = await server.keyWith(['analyst'])
  const outgoing = await server.ask('POST', '/v1/outgoing', {
    key,
    body: { campaign, form: 'stix', collection: id, tlp: 'amber', purpose },
  })
  expect(outgoing.json.objections).toEqual([])
  const approver = await server.keyWith(['approve'])
  await server.ask('GET', `/v1/outgoing/${outgoing.json.id}/review`, { key: approver })
  await server.ask('POST', `/v1/outgoing/${outgoing.json.id}/approve`, { key: approver })
  const sent = await server.ask('POST', `/v1/outgoing/${outgoing.json.id}/send`, { key })
  expect(sent.json.status).toBe('sent')
  return id
}

async function agree(server: TestServer, direction: 'ask' | 'answer', party: string): Promise<string> {
  const body = { direction, party, community: 'laboratories', modes: ['cardinality'], purpose: PSI_PURPOSE }
  const { json } = await server.ask('POST', '/v1/psi/agreements', { key: await server.keyWith(['analyst']), body })
  await server.ask('POST', `/v1/psi/agreements/${json.id}/approve`, { key: await server.keyWith(['approve']) })
  return json.id
}

it('takes over by TAXII what the other publishes, and sees it again at home', { timeout: 120_000 }, async () => {
  const { server } = south
  await expect
    .poll(async () => (await server.ask('GET', '/v1/indicators')).json.items.length, { timeout: 60_000, interval: 500 })
    .toBeGreaterThan(5)
  const { items } = (await server.ask('GET', '/v1/indicators?limit=1000')).json
  const kinds = new Set(items.map((item: { indicator: { value: { kind: string } } }) => item.indicator.value.kind))
  expect(kinds).toContain('template-skeleton')
  await expect
    .poll(async () => (await server.ask('GET', '/v1/sightings')).json.items.length, { timeout: 60_000, interval: 500 })
    .toBeGreaterThan(0)
  const [sighting] = (await server.ask('GET', '/v1/sightings')).json.items
  expect(sighting.p_value).toBeGreaterThan(0)
  const { items: acts } = (await server.ask('GET', '/v1/audit?limit=1000')).json
  expect(acts).toContainEqual(expect.objectContaining({ action: 'indicators.imported', actor: 'system' }))
})

it('offers back what it saw again: to who published it, once another person approved it', {
  timeout: 120_000,
}, async () => {
  const { server } = south
  const [analyst, approver] = [await server.keyWith(['analyst']), await server.keyWith(['approve'])]
  const [{ sources }] = (await server.ask('GET', '/v1/indicators?sighted=true')).json.items
  const { source } = sources[0]
  const asked = {
    ...{ form: 'sightings', source, remote: source.replace('feed:', ''), tlp: 'amber' },
    purpose: 'defence against distillation: so that who published it knows how far it reaches',
  }
  const { json } = await server.ask('POST', '/v1/outgoing', { key: analyst, body: asked })
  expect(json).toMatchObject({ objections: [], status: 'waiting', campaign: null, source, recipient: 'North' })
  await server.ask('GET', `/v1/outgoing/${json.id}/review`, { key: approver })
  await server.ask('POST', `/v1/outgoing/${json.id}/approve`, { key: approver })
  await server.ask('POST', `/v1/outgoing/${json.id}/send`, { key: analyst })
  const read = async () => (await server.ask('GET', `/v1/outgoing/${json.id}`)).json
  await expect.poll(async () => (await read()).status, { timeout: 60_000, interval: 200 }).toBe('sent')
  expect((await read()).push).toMatchObject({ failure_count: 0, pending_count: 0 })
  const received = (await north.server.ask('GET', `/v1/collections/${collection}/received?limit=1000`)).json.items
  const sightings = received.filter(({ type }: { type: string }) => type === 'sighting')
  expect(sightings.length).toBeGreaterThan(0)
  expect(sightings[0]).toMatchObject({ sender: `key:${partner.key.lineage}` })
  expect(sightings[0].object.sighting_of_ref).toMatch(/^indicator--/)
  const text = JSON.stringify(received)
  const members = (await server.ask('GET', `/v1/campaigns/${south.campaign}/accounts?limit=1000`)).json.items
  for (const { id } of members) expect(text).not.toContain(id)
})

it('learns privately how much of its campaigns the other sees too', { timeout: 300_000 }, async () => {
  await agree(north.server, 'answer', `key:${partner.key.lineage}`)
  const agreement = await agree(south.server, 'ask', north.server.url)
  const { status, json } = await south.server.ask('POST', '/v1/psi/questions', {
    key: await south.server.keyWith(['analyst']),
    body: { agreement, key: partner.token },
  })
  expect(status).toBe(200)
  expect(json).toMatchObject({ tokens: null })
  expect(json.matches).toBeGreaterThan(10)
  expect(json.matches).toBeLessThanOrEqual(json.of)
})
