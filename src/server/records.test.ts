import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runAuditVerify } from '#audit/run-audit-verify.js'
import { raiseCampaign } from './fixtures/raise-campaign.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const CAMPAIGN = 'camp_000000000000000c'
const exchange = (account_id: string, n: number, rest: object = {}) => ({
  id: `${account_id}-${n}`,
  ts: `2026-03-02T10:00:0${n}Z`,
  account_id,
  request: { model: 'model-3', messages: [{ role: 'user', content: `question ${n}` }] },
  response: { usage: { prompt_tokens: 10, completion_tokens: 100 } },
  ...rest,
})
const lines = (documents: object[]) => documents.map((one) => JSON.stringify(one)).join('\n')

describe('what is told, kept and erased', () => {
  let server: TestServer
  let ask: TestServer['ask']
  beforeAll(async () => {
    server = await startTestServer()
    ask = server.ask
  })
  afterAll(() => server.close())

  it('takes accounts, all or none, without their payment in plain', async () => {
    const facts = [
      { id: 'ada', tier: 'free', org_id: 'org-1', payment_fingerprint: 'card-4711' },
      { id: 'bob', tier: 'paid' },
    ]
    expect((await ask('PUT', '/v1/accounts', { body: lines(facts) })).json).toEqual({ accounts: 2 })
    expect((await ask('PUT', '/v1/accounts', { body: [{ id: 'eve' }, { id: '' }] })).json).toMatchObject({
      status: 400,
      where: 'document 2',
    })
    expect((await ask('GET', '/v1/accounts/eve')).status).toBe(404)
    const { json } = await ask('GET', '/v1/accounts/ada')
    expect(json).toMatchObject({
      facts: { id: 'ada', tier: 'free' },
      totals: { exchanges: 0, first_seen: null },
      campaigns: [],
      holds: [],
    })
    expect(JSON.stringify(json)).not.toContain('4711')
    await ask('PUT', '/v1/accounts', { body: [{ id: 'bob', tier: 'trial' }] })
    expect((await ask('GET', '/v1/accounts/bob')).json.facts.tier).toBe('trial')
  })

  it('takes events and lists them, newest first', async () => {
    const events = [
      { at: '2026-03-01T00:00:00Z', kind: 'model_released', model: 'model-3' },
      { at: '2026-03-02T00:00:00Z', kind: 'account_banned', account_id: 'ada' },
    ]
    expect((await ask('POST', '/v1/events', { body: events })).json).toEqual({ events: 2 })
    expect((await ask('POST', '/v1/events', { body: [{ at: 'x', kind: 'y' }] })).status).toBe(400)
    const first = await ask('GET', '/v1/events?limit=1')
    expect(first.json.items).toMatchObject([{ kind: 'account_banned', account_id: 'ada' }])
    expect((await ask('GET', `/v1/events?limit=1&after=${first.json.next}`)).json).toMatchObject({
      items: [{ model: 'model-3' }],
      next: null,
    })
  })

  it('shows dead letters, sends them again and removes them', async () => {
    const bad = { ...exchange('ada', 1), ts: '1999-01-01T00:00:00Z' }
    const sent = await ask('POST', '/v1/exchanges', { body: lines([bad, exchange('ada', 2)]) })
    expect(sent.json).toMatchObject({ accepted: 1, rejected: 1 })
    const { json } = await ask('GET', '/v1/dead-letters?format=native')
    expect(json.items).toMatchObject([{ format: 'native', truncated: false }])
    expect(JSON.parse(json.items[0].document)).toEqual(bad)
    const again = await ask('POST', '/v1/dead-letters/replay', { body: { ids: [json.items[0].id] } })
    const none = { taken: 0, accepted: 0, duplicate: 0, rejected: 0, truncated: 0, more: false }
    const { before } = again.json
    expect(again.json).toEqual({ ...none, taken: 1, rejected: 1, before: expect.any(String) })
    // What failed again is not tried in the same round; a new round begins without it, and takes no body.
    expect((await ask('POST', '/v1/dead-letters/replay', { body: { before } })).json).toEqual({ ...none, before })
    expect((await ask('POST', '/v1/dead-letters/replay')).json).toMatchObject({ taken: 1, rejected: 1 })
    const left = (await ask('GET', '/v1/dead-letters')).json.items
    expect(left).toHaveLength(1)
    expect(left[0].id).not.toBe(json.items[0].id)
    expect((await ask('DELETE', '/v1/dead-letters')).status).toBe(400)
    expect((await ask('DELETE', '/v1/dead-letters?id=dead_other')).json).toEqual({ removed: 0 })
    expect((await ask('DELETE', `/v1/dead-letters?id=${left[0].id}`)).json).toEqual({ removed: 1 })
    expect((await ask('GET', '/v1/dead-letters')).json.items).toEqual([])
  })

  it('tells of runs of detection', async () => {
    await ask('POST', '/v1/detection/runs')
    expect((await ask('GET', '/v1/detection/runs')).json).toMatchObject({
      items: [{ exchanges: 1, near_misses_count: 0 }],
      near_misses: [],
    })
  })

  it('makes, rotates and revokes keys, at once', async () => {
    const made = await ask('POST', '/v1/keys', { body: { name: 'a gateway', scopes: ['analyst'] } })
    expect(made).toMatchObject({ status: 201, json: { key: { name: 'a gateway', scopes: ['analyst'] } } })
    const works = async (key: string) => (await ask('GET', '/v1/policies', { key })).status
    const { id } = made.json.key
    const rotated = await ask('POST', `/v1/keys/${id}/rotate`, { body: { grace_s: 0 } })
    expect([await works(made.json.token), await works(rotated.json.token)]).toEqual([401, 200])
    expect((await ask('DELETE', `/v1/keys/${rotated.json.key.id}`)).json.revoked).not.toBeNull()
    expect(await works(rotated.json.token)).toBe(401)
    expect((await ask('GET', '/v1/keys?limit=1')).json).toMatchObject({
      items: [{ id: rotated.json.key.id }],
      next: rotated.json.key.id,
    })
    expect(JSON.stringify((await ask('GET', '/v1/keys')).json)).not.toContain('hash')
  })

  it('erases an account everywhere, but not under a legal hold', async () => {
    await raiseCampaign(server.state, CAMPAIGN, ['carl', 'ada', 'bob'])
    const bad = { ...exchange('ada', 3), ts: '1999-01-01T00:00:00Z' }
    await ask('POST', '/v1/exchanges', {
      body: lines([exchange('ada', 4), exchange('bob', 5), bad, { ...bad, account_id: 'bob' }]),
    })
    await ask('POST', `/v1/campaigns/${CAMPAIGN}/actions`, { body: { do: { action: 'block' }, reason: 'r' } })
    await ask('POST', '/v1/clearances', { body: { account_id: 'ada', kind: 'allowed', reason: 'ours' } })
    await ask('POST', '/v1/appeals', { body: { account_id: 'ada', statement: 'me' } })
    const verdict = { p_value: 0.5, confidence: 0.1, summary: 's' }
    const verdicts = { operator: verdict, harvesting: verdict }
    const misses = [{ kind: 'hub', reason: 'r', accounts: ['ada', 'bob'], verdicts }]
    await server.state.run('UPDATE detection_runs SET near_misses = $1', [JSON.stringify(misses)])
    expect((await ask('POST', '/v1/decisions', { body: { account_id: 'ada' } })).json.decision).toBe('allow')

    const hold = await ask('POST', '/v1/accounts/ada/holds', { body: { reason: 'a matter' } })
    expect(hold.status).toBe(201)
    expect(await ask('POST', '/v1/accounts/ada/erasure')).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining(hold.json.id) },
    })
    expect((await ask('GET', '/v1/accounts/ada')).json).toMatchObject({
      totals: { exchanges: 2, output_tokens: 200 },
      campaigns: [{ campaign: CAMPAIGN }],
      clearances: [{ kind: 'allowed' }],
      holds: [{ reason: 'a matter' }],
    })
    await ask('DELETE', `/v1/holds/${hold.json.id}`)
    expect((await ask('GET', '/v1/holds')).json.items).toMatchObject([{ lifted: expect.any(String) }])

    const erased = await ask('POST', '/v1/accounts/ada/erasure')
    expect(erased.json).toMatchObject({
      state: {
        accounts: 1,
        appeals: 1,
        clearances: 1,
        campaign_accounts: 1,
        campaign_actions: 1,
        campaigns: 1,
        detection_runs: 1,
        events: 1,
      },
      exchanges: {
        exchanges: 2,
        exchange_ids: 2,
        accounts_seen: expect.any(Number),
        decisions: 1,
        dead_letters: 1,
        events: 1,
      },
    })
    expect((await ask('GET', '/v1/accounts/ada')).status).toBe(404)
    const left = await Promise.all(
      [
        '/v1/dead-letters',
        '/v1/decisions',
        '/v1/events',
        '/v1/appeals',
        '/v1/clearances',
        '/v1/detection/runs',
        `/v1/campaigns/${CAMPAIGN}/accounts`,
        '/v1/audit',
        '/v1/decisions/snapshot',
      ].map((path) => ask('GET', path)),
    )
    for (const { status, text } of left) {
      expect(status).toBe(200)
      expect(text).not.toContain('"ada"')
    }
    expect(left[5]!.json.near_misses).toMatchObject([{ accounts: ['bob'] }])
    expect((await ask('GET', '/v1/accounts/bob')).json).toMatchObject({
      totals: { exchanges: 1 },
      campaigns: [{ campaign: CAMPAIGN }],
    })
    expect((await ask('GET', '/v1/dead-letters')).json.items).toHaveLength(1)
    const sql = `SELECT campaigns.campaign -> 'links' AS links, accounts FROM campaigns
      JOIN campaign_actions ON campaign_actions.campaign = campaigns.id`
    const row = z.object({ links: z.array(z.object({ target: z.string() })), accounts: z.array(z.string()) })
    expect(await server.state.rows(row, sql)).toEqual([{ links: [{ target: 'bob' }], accounts: ['bob', 'carl'] }])
    expect((await ask('POST', '/v1/accounts/ada/erasure')).json).toMatchObject({ exchanges: {} })
  })

  it('takes nothing of an erased account that is sent again, and keeps nothing of it, until it is told of anew', async () => {
    const again = { body: lines([exchange('ada', 4), exchange('bob', 6)]) }
    const refused = await ask('POST', '/v1/exchanges', again)
    expect(refused.json).toMatchObject({ accepted: 1, rejected: 1 })
    expect(refused.text).toContain('the account was erased')
    expect((await ask('GET', '/v1/accounts/ada')).status).toBe(404)
    expect((await ask('GET', '/v1/dead-letters')).json.items).toHaveLength(1)
    await ask('PUT', '/v1/accounts', { body: [{ id: 'ada' }, { id: 'carl' }] })
    expect((await ask('POST', '/v1/exchanges', again)).json).toMatchObject({ accepted: 1, duplicate: 1, rejected: 0 })
    expect((await ask('GET', '/v1/accounts/ada')).json).toMatchObject({ totals: { exchanges: 1 } })
  })

  it('writes down who did what, for whom may know, and proves it', async () => {
    const { json } = await ask('GET', '/v1/audit?limit=1000')
    const actions = json.items.map(({ action }: { action: string }) => action)
    expect(actions).toEqual(
      expect.arrayContaining([
        'key.created',
        'key.rotated',
        'key.revoked',
        'hold.placed',
        'hold.lifted',
        'account.erased',
        'dead_letters.replayed',
        'dead_letters.removed',
        'clearance.granted',
        'appeal.filed',
        'action.taken',
      ]),
    )
    expect(json.items.at(-1)).toMatchObject({
      seq: 1,
      actor: 'system',
      action: 'key.created',
      detail: { origin: 'given' },
    })
    await ask('POST', '/v1/clearances', { body: { account_id: 'bob', kind: 'allowed', reason: 'ours' } })
    const newest = (await ask('GET', '/v1/audit?limit=1&named=true')).json
    const pseudonym = newest.items[0].subject.slice('account:'.length)
    expect(newest).toMatchObject({ accounts: { [pseudonym]: 'bob' }, next: String(newest.items[0].seq) })
    expect((await ask('GET', '/v1/audit?limit=1')).json).toMatchObject({
      items: [{ action: 'audit.resolved', detail: { from_seq: newest.items[0].seq, resolved: 1 } }],
      accounts: {},
    })
    const analyst = await server.keyWith(['analyst'])
    expect((await ask('GET', '/v1/audit?limit=1&named=true', { key: analyst })).status).toBe(403)
    expect((await ask('GET', `/v1/audit?limit=1&after=${newest.next}`)).json.items).toMatchObject([
      { seq: newest.items[0].seq - 1 },
    ])

    const checkpoint = await ask('POST', '/v1/audit/checkpoints')
    expect(checkpoint.status).toBe(201)
    const files = { entries: '/v1/audit/export', checkpoints: '/v1/audit/checkpoints', key: '/v1/audit/checkpoint-key' }
    for (const [name, path] of Object.entries(files))
      writeFileSync(join(server.directory, name), (await ask('GET', path)).text)
    // Also after an erasure that changed an action.
    expect((await ask('GET', '/v1/audit/check')).json).toMatchObject({ ok: true, actions: 1, unattested: 0 })
    const verified = await runAuditVerify({
      entries_file: join(server.directory, 'entries'),
      checkpoint_files: [join(server.directory, 'checkpoints')],
      key_files: [join(server.directory, 'key')],
    })
    expect(verified).toMatchObject({ ok: true, checkpoints: 1, attested_to: checkpoint.json.seq })
    // The export is an act as well, and in itself.
    expect(verified.entries).toBe(checkpoint.json.seq + 1)
  })
})
