import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyOf, startHarvested } from './fixtures/start-harvested.js'
import type { TestServer } from './fixtures/start-test-server.js'

const CAMPAIGN = 'camp_000000000000000a'

describe('what is written down, and what it proves', () => {
  let server: TestServer
  let ask: TestServer['ask']
  const newest = async () => (await ask('GET', '/v1/audit?limit=1')).json.items[0]
  const actions = async (): Promise<string[]> =>
    (await ask('GET', '/v1/audit?limit=1000')).json.items.map(({ action }: { action: string }) => action)

  beforeAll(async () => {
    server = await startHarvested()
    ask = server.ask
  })
  afterAll(() => server.close())

  it('begins with the start of the server, and tells nothing of exchanges', async () => {
    const { items } = (await ask('GET', '/v1/audit')).json
    expect(items.map(({ action }: { action: string }) => action)).toEqual(['server.started', 'key.created'])
    expect(items[0].detail).toEqual({ version: '0.0.0', settings_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('has an entry for each telling of accounts and events, without saying of whom', async () => {
    const facts = [{ id: 'acct-1', tier: 'free' }, { id: 'acct-2' }]
    await ask('PUT', '/v1/accounts', { body: facts })
    const told = await newest()
    expect(told).toMatchObject({ action: 'accounts.told', actor: expect.stringMatching(/^key:/), detail: { told: 2 } })
    expect(JSON.stringify(told)).not.toContain('acct-1')
    // The same facts have the same value, however they were written; others have another.
    await ask('PUT', '/v1/accounts', { body: facts.map((fact) => JSON.stringify(fact)).join('\n') })
    expect((await newest()).detail).toEqual(told.detail)
    await ask('PUT', '/v1/accounts', { body: [{ id: 'acct-1', tier: 'paid' }, { id: 'acct-2' }] })
    expect((await newest()).detail.told_hmac_sha256).not.toBe(told.detail.told_hmac_sha256)
    await ask('POST', '/v1/events', { body: [{ at: '2026-03-01T00:00:00Z', kind: 'account_banned', account_id: 'x' }] })
    expect(await newest()).toMatchObject({ action: 'events.told', detail: { told: 1 } })
    await ask('PUT', '/v1/accounts', { body: [{ id: '' }] })
    expect(await newest()).toMatchObject({ action: 'events.told' })
  })

  it('has one for who read what was sent, exported the log, or attested it', async () => {
    const bad = { ts: '1999-01-01T00:00:00Z', account_id: 'a', request: { model: 'm', messages: [] } }
    await ask('POST', '/v1/exchanges', { body: JSON.stringify(bad) })
    await ask('GET', '/v1/dead-letters')
    expect(await newest()).toMatchObject({ action: 'dead_letters.read', detail: { read: 1 } })
    await ask('GET', '/v1/audit/export?from_seq=2')
    expect(await newest()).toMatchObject({ action: 'audit.exported', detail: { from_seq: 2 } })
    const { json } = await ask('POST', '/v1/audit/checkpoints')
    expect(await newest()).toMatchObject({ action: 'audit.attested', seq: json.seq })
  })

  it('says whether what is enforced is what was put', async () => {
    await ask('PUT', '/v1/policies/blocks', { body: policyOf('blocks', { action: 'block' }) })
    const body = { do: { action: 'block' }, mode: 'enforce', reason: 'harvest' }
    const taken = await ask('POST', `/v1/campaigns/${CAMPAIGN}/actions`, { body })
    expect((await ask('GET', '/v1/audit/check')).json).toMatchObject({ ok: true, policies: 1, actions: 1 })
    await server.state.run(`UPDATE campaign_actions SET reason = 'a whim', accounts = '["acct-1"]'`)
    expect((await ask('GET', '/v1/audit/check')).json).toMatchObject({
      ok: false,
      problems: [{ subject: `action:${taken.json.id}` }],
    })
    await ask('POST', `/v1/actions/${taken.json.id}/undo`)
  })

  it('finds a case, by what a customer quotes, and takes it in appeals of this account alone', async () => {
    const { case_id, decision } = (await ask('POST', '/v1/decisions', { body: { account_id: 'acct-3' } })).json
    expect(decision).toBe('block')
    // Asked at once, before the decision is recorded by itself.
    const found = await ask('GET', `/v1/cases/${case_id}`)
    expect(found.json).toMatchObject({
      case_id,
      account_id: 'acct-3',
      campaign: CAMPAIGN,
      decisions: [{ policy: 'blocks', action: 'block', enforced: true, case_id }],
    })
    expect((await ask('GET', `/v1/decisions?case_id=${case_id}`)).json.items).toHaveLength(1)
    const appeal = (account_id: string, quoted = case_id) =>
      ask('POST', '/v1/appeals', { body: { account_id, case_id: quoted, statement: 's' } })
    expect(await appeal('acct-4')).toMatchObject({ status: 400, json: { where: 'appeal, case_id' } })
    expect(await appeal('acct-3', 'please call Ada')).toMatchObject({ status: 400, json: { where: 'body/case_id' } })
    expect(await appeal('acct-3')).toMatchObject({ status: 201, json: { case_id, account_known: true } })
    expect((await newest()).detail).toEqual({ appeal: expect.any(String) })
    // Also once the account is out of the campaign: the decision is still recorded.
    await server.state.run(`DELETE FROM campaign_accounts WHERE account_id = 'acct-3'`)
    expect((await appeal('acct-3')).status).toBe(201)
    expect((await appeal('acct-4')).status).toBe(400)
  })

  it('takes what is asked for an account that was never seen, and says so', async () => {
    const known = async (path: string, body: object) => (await ask('POST', path, { body })).json.account_known
    const allowed = { kind: 'allowed', reason: 'ours', expires: null }
    expect(await known('/v1/clearances', { account_id: 'acct-4', ...allowed })).toBe(true)
    expect(await known('/v1/clearances', { account_id: 'acct-44', ...allowed })).toBe(false)
    expect(await known('/v1/permits', { account_id: 'acct-44', purpose: 'p' })).toBe(false)
    expect(await known('/v1/appeals', { account_id: 'acct-44', statement: 's' })).toBe(false)
    const { json } = await ask('GET', '/v1/clearances?account_id=acct-44&kind=allowed')
    expect(json.items).toMatchObject([{ state: 'holds', expires: null, approved_independently: null }])
  })

  it('refuses policies that would stop everybody unsaid, have expired, or wait for what there is not', async () => {
    const all = policyOf('all', { action: 'block' }, {})
    const put = (query: string, body: object = all) => ask('PUT', `/v1/policies/all${query}`, { body })
    expect(await put('')).toMatchObject({ status: 409, json: { hint: expect.stringContaining('?confirm=everyone') } })
    expect((await put('?confirm=yes')).status).toBe(400)
    expect((await put('', { ...all, expires: '2026-01-01T00:00:00Z' })).status).toBe(409)
    expect(await put('?confirm=everyone', { ...all, expires: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 400,
      json: { where: 'policy all, expires' },
    })
    const waits = policyOf('all', { action: 'block' }, { confidence_min: 0.5, capability: ['reasoning'] })
    expect(await put('', waits)).toMatchObject({ status: 400, json: { hint: expect.stringContaining('mathematics') } })
    expect((await actions()).filter((action) => action === 'policy.put')).toHaveLength(1)
    expect((await put('?confirm=everyone')).status).toBe(200)
    expect((await ask('POST', '/v1/decisions', { body: { account_id: 'stranger' } })).json.decision).toBe('block')
  })
})
