import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { simulate } from '#sim/simulate.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

let server: TestServer
let directory: string
let campaign: string
let accounts: string[]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'outgoing-'))
  await simulate({ preset: 'demo', exchanges: 24_000, seed: 11, out: directory, compress: 'none' })
  server = await startTestServer({
    receive: { documents_max: 100_000 },
    evidence: { prices: { currency: 'USD', per_million_tokens: { '*': { input: 1.25, output: 5 } } } },
    sharing: {
      publisher: { name: 'Example Laboratory' },
      gate: { recipients: { 'Example Agency': { kind: 'organisation', tlp_max: 'amber' } } },
      communities: [{ name: 'laboratories', epoch: '2026-q2', key: 'ab'.repeat(32) }],
    },
  })
  const lines = (await readFile(join(directory, 'exchanges.ndjson'), 'utf8')).trim().split('\n')
  for (let from = 0; from < lines.length; from += 4000) {
    const { status, text } = await server.ask('POST', '/v1/exchanges', {
      body: lines.slice(from, from + 4000).join('\n'),
    })
    if (status !== 200) throw new Error(text)
  }
  await server.ask('POST', '/v1/detection/runs')
  campaign = (await server.ask('GET', '/v1/campaigns')).json.items[0].id
  const members = await server.ask('GET', `/v1/campaigns/${campaign}/accounts?limit=1000`)
  accounts = members.json.items.map(({ id }: { id: string }) => id)
}, 240_000)
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true })
})

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
    await server.ask('POST', `/v1/outgoing/${asked.json.id}/approve`, { key: await server.keyWith(['approve']) })
    const { status, text } = await server.ask('GET', `/v1/outgoing/${asked.json.id}/document`, { key: analyst })
    expect(status).toBe(200)
    expect(accounts.length).toBeGreaterThan(10)
    for (const account of accounts) expect(text).not.toContain(account)
  },
  60_000,
)
