import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoServer, startDemo } from './fixtures/start-demo.js'
import type { TestServer } from './fixtures/start-test-server.js'

let demo: DemoServer
let server: TestServer
let campaign: string
let accounts: string[]

beforeAll(async () => {
  demo = await startDemo({
    evidence: { prices: { currency: 'USD', per_million_tokens: { '*': { input: 1.25, output: 5 } } } },
    sharing: {
      publisher: { name: 'Example Laboratory' },
      gate: { recipients: { 'Example Agency': { kind: 'organisation', tlp_max: 'amber' } } },
      communities: [{ name: 'laboratories', epoch: '2026-q2', key: 'ab'.repeat(32) }],
    },
  })
  server = demo.server
  campaign = demo.campaign
  const members = await server.ask('GET', `/v1/campaigns/${campaign}/accounts?limit=1000`)
  accounts = members.json.items.map(({ id }: { id: string }) => id)
}, 240_000)
afterAll(() => demo.close())

// What detection finds by itself passes the gate, or nobody would have the gate for long.
it.each(['stix', 'stix-plain', 'misp', 'csv', 'ocsf', 'feed', 'evidence'])(
  'lets a detected campaign leave as %s, with no account in it',
  async (form) => {
    const analyst = await server.keyWith(['analyst'])
    const asked = await server.ask('POST', '/v1/outgoing', {
      key: analyst,
      body: {
        campaign,
        form,
        recipient: 'Example Agency',
        tlp: 'amber',
        purpose: 'defence against distillation: so that others find the same templates',
        community: 'laboratories',
        accounts: true,
      },
    })
    expect(asked.json.objections).toEqual([])
    expect(asked.json.status).toBe('waiting')
    const key = await server.keyWith(['approve'])
    await server.ask('GET', `/v1/outgoing/${asked.json.id}/review`, { key })
    await server.ask('POST', `/v1/outgoing/${asked.json.id}/approve`, { key })
    const { status, text } = await server.ask('GET', `/v1/outgoing/${asked.json.id}/document`, { key: analyst })
    expect(status).toBe(200)
    expect(accounts.length).toBeGreaterThan(10)
    for (const account of accounts) expect(text).not.toContain(account)
  },
  60_000,
)
