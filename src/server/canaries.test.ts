import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RemoteCanaries } from '../gateway/canary/remote-canaries.js'
import { createCanaryServer } from '../pipeline/provenance/create-canary-server.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const SLOT = { id: 'size', kind: 'phrase', variants: ['small', 'little'], note: 'both say that it is not big' }
const APPROVAL = { read_all_variants: true, no_false_facts: true }
const CLUSTER = `clu_${'a'.repeat(20)}`

describe('what answers bear', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let analyst: string
  let approver: string
  let follower: string
  beforeAll(async () => {
    server = await startTestServer()
    ask = server.ask
    ;[analyst, approver, follower] = [
      await server.keyWith(['analyst']),
      await server.keyWith(['approve']),
      await server.keyWith(['follow']),
    ]
  })
  afterAll(() => server.close())
  const newest = async () => (await ask('GET', '/v1/audit?limit=1')).json.items[0]

  it('keeps keys of watermarks, commits to them, and tells them to who may have them', async () => {
    const body = { purpose: 'watermark', scheme: 'vllm-gumbel', campaign: `camp_${'0'.repeat(16)}` }
    const created = await ask('POST', '/v1/watermark-keys', { body })
    expect(created.status).toBe(201)
    expect(created.json.cluster).toMatch(/^clu_[0-9a-f]{20}$/)
    const { id, commitment } = created.json
    expect(await newest()).toMatchObject({ action: 'watermark_key.created', detail: { commitment } })
    const opened = await ask('POST', `/v1/watermark-keys/${id}/open`)
    expect(await newest()).toMatchObject({ action: 'watermark_key.opened', subject: `watermark_key:${id}` })
    expect(opened.json.config).toMatchObject({ scheme: 'vllm-gumbel', width: 4 })
    expect((await ask('POST', `/v1/watermark-keys/${id}/open`, { key: analyst })).status).toBe(403)
    const rotated = await ask('POST', `/v1/watermark-keys/${id}/rotate`)
    expect(rotated.json).toMatchObject({ former: { rotated_to: rotated.json.key.id }, key: { ends: null } })
    expect((await ask('POST', `/v1/watermark-keys/${rotated.json.key.id}/end`)).json.ends).not.toBeNull()
    const listed = await ask('GET', '/v1/watermark-keys', { key: analyst })
    expect(listed.json.items).toHaveLength(2)
    const published = await ask('GET', '/v1/watermark-keys/commitments', { key: analyst })
    expect(published.json.commitments[0].commitment).toBe(commitment)
    for (const { text } of [created, rotated, listed, published, await ask('GET', '/v1/audit')])
      expect(text).not.toContain(opened.json.config.key)
    const wrong = await ask('POST', '/v1/watermark-keys', { body: { ...body, parameters: { gamma: 0.5 } } })
    expect([wrong.status, (await ask('POST', '/v1/watermark-keys/wmk_none/end')).status]).toEqual([400, 404])
  })

  it('serves a slot to gateways once a second person approved it, and keeps what they served', async () => {
    await ask('POST', '/v1/watermark-keys', { body: { purpose: 'canary' } })
    const proposed = await ask('POST', '/v1/canaries/slots', { key: analyst, body: SLOT })
    expect(proposed).toMatchObject({ status: 201, json: { state: 'proposed', distinct: false } })
    const approve = (body: object, key: string) => ask('POST', '/v1/canaries/slots/size/approve', { key, body })
    expect((await approve({ read_all_variants: true }, approver)).status).toBe(400)
    expect((await approve(APPROVAL, analyst)).status).toBe(403)
    const canaries = new RemoteCanaries({
      server: { url: server.url, key: follower },
      prepare: createCanaryServer,
      settings: { refresh_ms: 100, ledger_ms: 100 },
    })
    try {
      expect(canaries.serve(CLUSTER, '')).toBeUndefined()
      expect((await approve(APPROVAL, approver)).json).toMatchObject({ state: 'approved' })
      expect(await newest()).toMatchObject({ action: 'canary.approved', subject: 'canary:size' })
      await expect.poll(() => canaries.serve(CLUSTER, ''), { timeout: 10_000 }).toBeDefined()
      const serving = canaries.serve(CLUSTER, '')!
      const text = serving.answer().text(true)
      text.push('a small and little thing ')
      canaries.report('acct-1', Date.parse('2026-03-01T00:00:00Z'), serving)
      await expect.poll(() => canaries.stats().sums_told, { timeout: 10_000 }).toBe(1)
    } finally {
      await canaries.close()
    }
    const ledger = await ask('GET', '/v1/canaries/ledger?account_id=acct-1', { key: analyst })
    expect(ledger.json.items).toMatchObject([{ slot: 'size', cluster: CLUSTER, count: 2 }])
    expect(ledger.text).not.toContain('acct-1')
    const tested = await ask('POST', '/v1/canaries/test', {
      key: analyst,
      body: { suspect: 'a model', answers: [{ text: 'a small thing, small' }] },
    })
    const [result] = tested.json.results
    expect(result).toMatchObject({ test: 'canary', units_scored: 1, grade: 'not shown', registered: false })
    expect(result.subject).toContain(CLUSTER)
    const none = `/v1/canaries/ledger?campaign=camp_${'0'.repeat(16)}`
    expect((await ask('GET', none, { key: analyst })).json.items).toEqual([])
    expect((await ask('GET', '/v1/canaries/snapshot', { key: analyst })).status).toBe(403)
    expect((await ask('POST', '/v1/canaries/slots/size/withdraw', { key: analyst })).json.state).toBe('withdrawn')
    expect((await ask('GET', '/v1/canaries/snapshot', { key: follower })).json.slots).toEqual([])
    expect((await ask('GET', '/v1/canaries/slots', { key: analyst })).json.items).toHaveLength(1)
  })
})
