import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AuditPage } from '#contract/audit-page.js'
import type { Outgoing } from '#contract/outgoing.js'
import type { PsiRequest, PsiResponse, PsiResult } from '#contract/psi.js'
import type { PsiAgreementTold } from '#contract/psi-agreement.js'
import { psiSettingsSchema } from '#contract/psi-settings.js'
import type { ReceivedObject, TaxiiCollection } from '#contract/taxii.js'
import { raiseCampaign } from '#server/fixtures/raise-campaign.js'
import { computePsi } from '#share/psi/compute-psi.js'
import { makeRequest } from '#share/psi/make-request.js'
import { hiddenCampaign } from '#share/webhook/fixtures/campaign-change.js'
import { openRunningState } from './open-running-state.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const PURPOSE = 'defence against distillation: whether one campaign harvests both of us'
const KEY = '11'.repeat(32)
const PROXY_BYTES = '00000000000000000000ffffcb007107'
const tokenOf = (kind: string, value: string): string =>
  createHmac('sha256', Buffer.from(KEY, 'hex')).update(`${kind}\0${value}`).digest('hex')
const SETTINGS = psiSettingsSchema.parse({})

/** From where both campaigns came, and nobody else. */
const PROXY = '203.0.113.7'
const CAMPAIGN = 'camp_000000000000000a'

interface Side {
  stillwatch: Stillwatch
  analyst: string
  approve: string
}

interface Opening {
  name: string
  /** the campaign has an account for each */
  fingerprints: readonly string[]
  /** accounts beside it, each from an address of its own */
  innocents: number
  /** of `sharing`, beside what all have */
  sharing: object
}

async function openSide({ name, fingerprints, innocents, sharing: more }: Opening): Promise<Side> {
  const psi = { private_addresses: 'allowed', answers_per_day: 3, tokens_max: 1000 }
  const often = { import_s: 1, indicators: { match_s: 1 }, push: { look_ms: 100 } }
  const sharing = { communities: [{ name: 'port', epoch: '2026', key: KEY }], psi, ...often, ...more }
  const stillwatch = await startStillwatch({ settings: { sharing } })
  const accounts = fingerprints.map((fingerprint) => `${name}-${fingerprint}`)
  const others = Array.from({ length: innocents }, (_, n) => `${name}-innocent-${n}`)
  const documents = [...accounts, ...others].map((account_id, n) => ({
    id: `${name}-${n}`,
    // Older ones are past the days for which tokens are kept.
    ts: new Date(Date.now() - 3_600_000).toISOString(),
    account_id,
    client_ip: n < accounts.length ? PROXY : `198.51.${Math.floor(n / 250)}.${n % 250}`,
    payment_fingerprint: fingerprints[n] ?? 'pf_innocent',
    request: { model: 'm', messages: [{ role: 'user', content: 'hello' }] },
  }))
  const body = documents.map((document) => JSON.stringify(document)).join('\n')
  await stillwatch.call('POST', '/v1/exchanges', body, 'application/x-ndjson')
  const last = documents.at(-1)!.account_id
  const stored = async () => expect(await stillwatch.totals(last)).toMatchObject({ exchanges: 1 })
  await vi.waitFor(stored, { timeout: 20_000 })
  const state = openRunningState(stillwatch)
  await raiseCampaign(state, CAMPAIGN, accounts)
  // With something in every field, for what is told of it.
  const whole = JSON.stringify(hiddenCampaign({ id: CAMPAIGN }))
  await state.run('UPDATE campaigns SET campaign = $2 WHERE id = $1', [CAMPAIGN, whole])
  await state.close()
  const keyFor = async (scope: string) =>
    (await stillwatch.call<{ token: string }>('POST', '/v1/keys', { name: scope, scopes: [scope] })).token
  return { stillwatch, analyst: await keyFor('analyst'), approve: await keyFor('approve') }
}

async function call(side: Side, key: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(side.stillwatch.url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as any }
}

async function agree(side: Side, direction: 'ask' | 'answer', party: string): Promise<PsiAgreementTold> {
  const asked = { direction, party, community: 'port', modes: ['cardinality', 'intersection'], purpose: PURPOSE }
  const { json } = await call(side, side.analyst, 'POST', '/v1/psi/agreements', asked)
  await call(side, side.approve, 'POST', `/v1/psi/agreements/${json.id}/approve`)
  return json
}

/** Asks for something to leave, has a second person look and approve, sends it, and waits until it is there. */
async function share(side: Side, asked: object): Promise<Outgoing> {
  const waiting = await call(side, side.analyst, 'POST', '/v1/outgoing', { tlp: 'amber', purpose: PURPOSE, ...asked })
  expect(waiting.json).toMatchObject({ status: 'waiting', objections: [] })
  const path = `/v1/outgoing/${waiting.json.id}`
  expect((await call(side, side.analyst, 'POST', `${path}/send`)).status).toBe(409)
  await call(side, side.approve, 'GET', `${path}/review`)
  expect((await call(side, side.approve, 'POST', `${path}/approve`)).status).toBe(200)
  await call(side, side.analyst, 'POST', `${path}/send`)
  const read = async () => (await call(side, side.analyst, 'GET', path)).json
  await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe('sent')
  return read()
}

const audited = async (side: Side, action: string) =>
  (await side.stillwatch.call<AuditPage>('GET', '/v1/audit?limit=1000')).items.filter(
    (entry) => entry.action === action,
  )

describe('two servers', () => {
  const home = mkdtempSync(join(tmpdir(), 'stillwatch-sides-'))
  let collection: string
  let feed: string
  let north: Side
  let south: Side
  let partner: { token: string; key: { lineage: string } }
  let question: PsiAgreementTold
  const ask = (more: object = {}) =>
    call(north, north.analyst, 'POST', '/v1/psi/questions', { agreement: question.id, key: partner.token, ...more })

  beforeAll(async () => {
    north = await openSide({
      ...{ name: 'north', fingerprints: ['pf_1', 'pf_2', 'pf_3'], innocents: 400 },
      sharing: { publisher: { name: 'Example Laboratory' } },
    })
    const asked = { title: 'Both ways', community: 'port', tlp_max: 'amber' }
    collection = (await north.stillwatch.call<TaxiiCollection>('POST', '/v1/collections', asked)).id
    const { token, key } = await north.stillwatch.call<typeof partner>('POST', '/v1/keys', {
      ...{ name: 'south', scopes: ['taxii'] },
    })
    const grant = `/v1/collections/${collection}/grants/key:${key.lineage}`
    await north.stillwatch.call('PUT', grant, { can_read: true, can_write: true })
    feed = `${north.stillwatch.url}/taxii2/port/collections/${collection}/`
    const password_file = join(home, 'password')
    writeFileSync(password_file, token)
    south = await openSide({
      ...{ name: 'south', fingerprints: ['pf_2', 'pf_3', 'pf_4', 'pf_5'], innocents: 100 },
      sharing: {
        publisher: { name: 'Sample Institute' },
        gate: { recipients: { Laboratory: { kind: 'organisation', tlp_max: 'amber' } } },
        taxii_feeds: [{ url: feed, username: 'x', password_file, every_s: 1, recipient: 'Laboratory' }],
      },
    })
    partner = await south.stillwatch.call('POST', '/v1/keys', { name: 'north', scopes: ['taxii'] })
    question = await agree(north, 'ask', south.stillwatch.url)
  })
  afterAll(async () => {
    await north?.stillwatch.remove()
    await south?.stillwatch.remove()
    rmSync(home, { recursive: true })
  })

  it('hand each other by TAXII what harvests both, and that it was seen, each once a second person approved', async () => {
    const listed = async () => (await call(south, south.analyst, 'GET', '/v1/indicators?kind=network')).json.items
    expect(await listed()).toEqual([])
    await share(north, { campaign: CAMPAIGN, form: 'stix', collection })
    const sighting = { accounts: 4, of: 104, exchanges: 4, expected_from: 'publisher', significant: true }
    await expect.poll(listed, { timeout: 20_000 }).toMatchObject([
      {
        indicator: { value: { token: tokenOf('network', PROXY_BYTES) }, seen: { accounts: 3 }, community: 'port' },
        sources: [{ source: `feed:${feed}` }],
        prevalence: { accounts: 0, of: 400 },
        ...{ searched: true, state: 'active', sighting },
      },
    ])
    const [{ indicator }] = await listed()
    const { push } = await share(south, { form: 'sightings', source: `feed:${feed}`, remote: feed })
    expect(push).toMatchObject({ failure_count: 0, attempts: 1 })
    const back = await call(north, north.analyst, 'GET', `/v1/collections/${collection}/received`)
    const objects = (back.json.items as ReceivedObject[]).map(({ object }) => object)
    const seen = objects.filter((object) => (object as { type: string }).type === 'sighting')
    expect(seen).toMatchObject([{ sighting_of_ref: indicator.id, count: 4 }])
    expect(JSON.stringify(objects)).not.toMatch(/south-|pf_|203\.0/)
  })

  it('match in private only by an agreement that a second person approved, on either side', async () => {
    expect(question.statement.join(' ')).toContain('Who asks learns')
    const none = await ask()
    expect(none).toMatchObject({
      status: 502,
      json: { detail: expect.stringContaining('there is no agreement for that') },
    })
    const party = `key:${partner.key.lineage}`
    const asked = {
      direction: 'answer',
      party,
      community: 'port',
      modes: ['cardinality', 'intersection'],
      purpose: PURPOSE,
    }
    const waiting = await call(south, south.analyst, 'POST', '/v1/psi/agreements', asked)
    expect((await ask()).status).toBe(502)
    const own = await call(south, south.stillwatch.key, 'POST', `/v1/psi/agreements/${waiting.json.id}/approve`)
    expect(own.status).toBe(409)
    const approved = await call(south, south.approve, 'POST', `/v1/psi/agreements/${waiting.json.id}/approve`)
    expect(approved).toMatchObject({ status: 200, json: { status: 'approved' } })
    const unknown = { direction: 'ask', party: 'https://x.example', community: 'other', purpose: PURPOSE }
    expect((await call(north, north.analyst, 'POST', '/v1/psi/agreements', unknown)).status).toBe(404)
  })

  it('find so what the campaigns of both show, and of other accounts nothing', async () => {
    const counted = await ask()
    expect(counted).toMatchObject({ status: 200, json: { matches: 3, asked: 4, of: 5, tokens: null } })
    const { json } = (await ask({ mode: 'intersection' })) as { json: PsiResult }
    const both = [...['pf_2', 'pf_3'].map((one) => tokenOf('payment', one)), tokenOf('network', PROXY_BYTES)]
    expect(json.tokens).toEqual(both.sort())
    expect((await audited(north, 'psi.asked')).at(-1)?.detail).toMatchObject({ asked: 4, community: 'port' })
    const answered = await audited(south, 'psi.answered')
    expect(answered.map(({ actor }) => actor)).toEqual(Array(2).fill(`key:${partner.key.lineage}`))
    expect(answered[0]?.detail).toMatchObject({ asked: 4, of: 5, mode: 'intersection', purpose: PURPOSE })
  })

  it('refuse what was changed, repeated, or asked too often', async () => {
    const terms = { community: 'port', epoch: '2026', mode: 'intersection', asker: 'a', purpose: 'p' } as const
    const make = async (more: object = {}) =>
      (await makeRequest({ ...terms, tokens: ['ab'.repeat(32)], ...more }, SETTINGS, computePsi, Date.now())).request
    const send = (request: PsiRequest) => call(south, partner.token, 'POST', '/v1/psi/answers', request)
    const request = await make()
    const changed = await send({ ...request, asked: 2 })
    expect(changed).toMatchObject({ status: 400, json: { detail: 'it was changed after it was made' } })
    expect((await send(await make({ epoch: '1999' }))).json.detail).toContain('epoch 1999')
    const many = Array.from({ length: 1001 }, (_, n) => n.toString(16).padStart(64, '0'))
    expect((await send(await make({ tokens: many }))).json.detail).toContain('asks about 1001 tokens')
    const answered = (await send(request)) as { status: number; json: PsiResponse }
    expect(answered).toMatchObject({ status: 200, json: { of: 5, request_digest: request.digest } })
    const late = await send(await make())
    expect(late).toMatchObject({ status: 429, json: { detail: expect.stringContaining('more than 3 questions') } })
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    const stranger = await call(south, south.analyst, 'POST', '/v1/psi/answers', request)
    expect(stranger.status).toBe(403)
  })
})
