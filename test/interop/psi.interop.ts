import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditPage } from '#contract/audit-page.js'
import type { PsiRequest, PsiResponse, PsiResult } from '#contract/psi.js'
import type { PsiAgreementTold } from '#contract/psi-agreement.js'
import { psiSettingsSchema } from '#contract/psi-settings.js'
import { raiseCampaign } from '#server/fixtures/raise-campaign.js'
import { computePsi } from '#share/psi/compute-psi.js'
import { makeRequest } from '#share/psi/make-request.js'
import { openRunningState } from './open-running-state.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const PURPOSE = 'defence against distillation: whether one campaign harvests both of us'
const KEY = '11'.repeat(32)
const SETTINGS = psiSettingsSchema.parse({})

interface Side {
  stillwatch: Stillwatch
  analyst: string
  approve: string
}

/** A server whose campaign has an account for each payment fingerprint, and one account beside it. */
async function openSide(name: string, fingerprints: readonly string[]): Promise<Side> {
  const psi = { private_addresses: 'allowed', answers_per_day: 3, tokens_max: 1000 }
  const sharing = { communities: [{ name: 'port', epoch: '2026', key: KEY }], psi }
  const stillwatch = await startStillwatch({ settings: { sharing } })
  const accounts = fingerprints.map((fingerprint) => `${name}-${fingerprint}`)
  const documents = [...accounts, `${name}-innocent`].map((account_id, n) => ({
    id: `${name}-${n}`,
    // Older ones are past the days for which tokens are kept.
    ts: new Date(Date.now() - 3_600_000).toISOString(),
    account_id,
    payment_fingerprint: fingerprints[n] ?? 'pf_innocent',
    request: { model: 'm', messages: [{ role: 'user', content: 'hello' }] },
  }))
  const body = documents.map((document) => JSON.stringify(document)).join('\n')
  await stillwatch.call('POST', '/v1/exchanges', body, 'application/x-ndjson')
  const state = openRunningState(stillwatch)
  await raiseCampaign(state, 'camp_000000000000000a', accounts)
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

const audited = async (side: Side, action: string) =>
  (await side.stillwatch.call<AuditPage>('GET', '/v1/audit?limit=1000')).items.filter(
    (entry) => entry.action === action,
  )

describe('private matching between two servers', () => {
  let north: Side
  let south: Side
  let partner: { token: string; key: { lineage: string } }
  let question: PsiAgreementTold
  const ask = (more: object = {}) =>
    call(north, north.analyst, 'POST', '/v1/psi/questions', { agreement: question.id, key: partner.token, ...more })

  beforeAll(async () => {
    north = await openSide('north', ['pf_1', 'pf_2', 'pf_3'])
    south = await openSide('south', ['pf_2', 'pf_3', 'pf_4', 'pf_5'])
    partner = await south.stillwatch.call('POST', '/v1/keys', { name: 'north', scopes: ['taxii'] })
    question = await agree(north, 'ask', south.stillwatch.url)
  })
  afterAll(async () => {
    await north?.stillwatch.remove()
    await south?.stillwatch.remove()
  })

  it('happens only by an agreement that a second person approved, on either side', async () => {
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

  it('finds what the campaigns of both show, and of other accounts nothing', async () => {
    const counted = await ask()
    expect(counted).toMatchObject({ status: 200, json: { matches: 2, asked: 3, of: 4, tokens: null } })
    const { json } = (await ask({ mode: 'intersection' })) as { json: PsiResult }
    const tokenOf = (fingerprint: string) =>
      createHmac('sha256', Buffer.from(KEY, 'hex')).update(`payment\0${fingerprint}`).digest('hex')
    expect(json.tokens).toEqual(['pf_2', 'pf_3'].map(tokenOf).sort())
    expect((await audited(north, 'psi.asked')).at(-1)?.detail).toMatchObject({ asked: 3, community: 'port' })
    const answered = await audited(south, 'psi.answered')
    expect(answered.map(({ actor }) => actor)).toEqual(Array(2).fill(`key:${partner.key.lineage}`))
    expect(answered[0]?.detail).toMatchObject({ asked: 3, of: 4, mode: 'intersection', purpose: PURPOSE })
  })

  it('refuses what was changed, repeated, or asked too often', async () => {
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
    expect(answered).toMatchObject({ status: 200, json: { of: 4, request_digest: request.digest } })
    const late = await send(await make())
    expect(late).toMatchObject({ status: 429, json: { detail: expect.stringContaining('more than 3 questions') } })
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    const stranger = await call(south, south.analyst, 'POST', '/v1/psi/answers', request)
    expect(stranger.status).toBe(403)
  })
})
