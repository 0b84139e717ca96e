import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { CAMPAIGN, policyOf, startHarvested } from './fixtures/start-harvested.js'
import type { TestServer } from './fixtures/start-test-server.js'

const NAME = 'hold-back'
const THROTTLE = { action: 'throttle', per_minute: 5, burst: 1 }
const PROPOSALS = `/v1/policies/${NAME}/proposals`

describe('policies that are looked at before they count', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let proposer: string
  let approver: string
  beforeAll(async () => {
    server = await startHarvested({ policy_second_person: true })
    ask = server.ask
    proposer = await server.keyWith(['analyst', 'approve'])
    approver = await server.keyWith(['analyst', 'approve'])
  })
  afterAll(() => server.close())
  const act = (id: string, verb: string, key: string) =>
    ask('POST', `/v1/policy-proposals/${id}/${verb}`, { key, body: { reason: 'as agreed' } })

  it('reads one without keeping it, both ways', async () => {
    const policy = policyOf(NAME, THROTTLE)
    const of_document = await ask('POST', '/v1/policies/check', { body: { policy } })
    expect(of_document.json).toMatchObject({ policy, everyone: [], warnings: [] })
    const of_yaml = await ask('POST', '/v1/policies/check', { body: { policy: of_document.json.yaml } })
    expect(of_yaml.json.policy).toEqual(of_document.json.policy)
    const reckless = policyOf(NAME, { action: 'block' }, {})
    expect((await ask('POST', '/v1/policies/check', { body: { policy: reckless } })).json.everyone).toEqual(['r'])
    const challenge = policyOf(NAME, { action: 'challenge' })
    expect((await ask('POST', '/v1/policies/check', { body: { policy: challenge } })).json.warnings).toHaveLength(1)
    expect((await ask('POST', '/v1/policies/check', { body: { policy: 'rules: no' } })).status).toBe(400)
    expect((await ask('GET', '/v1/policies')).json.items).toEqual([])
  })

  it('takes what is only looked at from one person, and what is enforced from two', async () => {
    const shadow = { ...policyOf(NAME, THROTTLE), mode: 'shadow' }
    expect((await ask('PUT', `/v1/policies/${NAME}`, { body: shadow })).json.version).toBe(1)
    const refused = await ask('PUT', `/v1/policies/${NAME}`, { body: policyOf(NAME, THROTTLE) })
    expect(refused).toMatchObject({ status: 409, json: { hint: expect.stringContaining(PROPOSALS) } })
  })

  it('tells what a policy would have done while it was in shadow', async () => {
    for (const account_id of ['acct-1', 'acct-1', 'acct-1', 'acct-2', 'a stranger'])
      await ask('POST', '/v1/decisions', { body: { account_id, model: 'model-3' } })
    const { json } = await ask('GET', `/v1/policies/${NAME}/shadow`)
    expect(json).toMatchObject({
      name: NAME,
      version: null,
      requests: 4,
      accounts: 2,
      cleared_requests: 0,
      // One of each account is within its rate.
      decisions: [{ action: 'throttle', requests: 4, accounts: 2, held: 2 }],
      rules: [{ rule: 'r', action: 'throttle', requests: 4, accounts: 2 }],
      examples: [
        { account_id: 'acct-1', requests: 3, campaign: CAMPAIGN },
        { account_id: 'acct-2', requests: 1 },
      ],
    })
    expect(json.from <= json.to).toBe(true)
    expect((await ask('GET', `/v1/policies/${NAME}/shadow?to=2026-01-01T00:00:00Z`)).json).toMatchObject({
      requests: 0,
      from: null,
    })
    expect((await ask('GET', `/v1/policies/${NAME}/shadow?version=2`)).status).toBe(404)
    expect((await ask('GET', '/v1/policies/none/shadow')).status).toBe(404)
  })

  it('counts when a second person has approved it', async () => {
    const source = `# ticket 12\n${stringify(policyOf(NAME, { action: 'block' }))}`
    const proposed = await ask('POST', PROPOSALS, { key: proposer, body: { policy: source, reason: 'it goes on' } })
    expect(proposed).toMatchObject({
      status: 201,
      json: { name: NAME, base_version: 1, state: 'open', source, reason: 'it goes on' },
    })
    const { id } = proposed.json
    const decide = async () => (await ask('POST', '/v1/decisions', { body: { account_id: 'acct-3' } })).json.decision
    expect(await decide()).toBe('allow')
    const own = await act(id, 'approve', proposer)
    expect(own).toMatchObject({ status: 409, json: { detail: expect.stringContaining('who asked') } })
    expect((await act(id, 'approve', await server.keyWith(['analyst']))).status).toBe(403)
    const approved = await act(id, 'approve', approver)
    expect(approved.json).toMatchObject({ state: 'approved', version: 2, decision: 'as agreed', independent: false })
    expect(await decide()).toBe('block')
    expect((await ask('GET', `/v1/policies/${NAME}`)).json.items[0]).toMatchObject({
      version: 2,
      source,
      created_by: proposed.json.proposed_by,
    })
    expect((await act(id, 'approve', approver)).status).toBe(409)
  })

  it('does not bring back what somebody else has changed since', async () => {
    const propose = async (per_minute: number) =>
      (
        await ask('POST', PROPOSALS, {
          key: proposer,
          body: { policy: policyOf(NAME, { ...THROTTLE, per_minute }), reason: 'r' },
        })
      ).json.id
    const [first, second, third] = [await propose(6), await propose(7), await propose(8)]
    expect((await act(first, 'approve', approver)).json.version).toBe(3)
    expect(await act(second, 'approve', approver)).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining('version 3') },
    })
    expect((await act(second, 'reject', approver)).json).toMatchObject({ state: 'rejected', version: null })
    expect((await act(third, 'withdraw', approver)).status).toBe(409)
    expect((await act(third, 'withdraw', proposer)).json.state).toBe('withdrawn')
    const states = (query: string) => ask('GET', `/v1/policy-proposals?${query}`).then(({ json }) => json)
    expect((await states('')).items.map(({ state }: { state: string }) => state)).toEqual([
      'withdrawn',
      'rejected',
      'approved',
      'approved',
    ])
    const page = await states('state=approved&limit=1')
    expect(page.items).toMatchObject([{ id: first }])
    expect((await states(`state=approved&limit=1&after=${page.next}`)).items).toHaveLength(1)
    expect((await ask('GET', `/v1/policy-proposals/${first}`)).json.version).toBe(3)
    expect((await ask('GET', '/v1/policy-proposals/prop_0')).status).toBe(404)
    expect(
      (await ask('POST', '/v1/policies/other/proposals', { body: { policy: policyOf(NAME, THROTTLE), reason: 'r' } }))
        .status,
    ).toBe(400)
  })

  it('does not bring back what somebody has withdrawn since, unless that was known', async () => {
    const policy = policyOf('ended', THROTTLE)
    expect((await ask('PUT', '/v1/policies/ended', { body: { ...policy, mode: 'shadow' } })).json.version).toBe(1)
    const propose = async () =>
      (await ask('POST', '/v1/policies/ended/proposals', { key: proposer, body: { policy, reason: 'r' } })).json.id
    const before = await propose()
    expect((await ask('DELETE', '/v1/policies/ended')).status).toBe(200)
    expect(await act(before, 'approve', approver)).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining('withdrawn') },
    })
    expect((await act(await propose(), 'approve', approver)).json).toMatchObject({ state: 'approved', version: 2 })
  })

  it('shows what changed from version to version, whatever the comments', async () => {
    const changed = async (query: string) =>
      (await ask('GET', `/v1/policies/${NAME}/difference?${query}`)).json.lines
        .filter(({ change }: { change: string }) => change !== 'same')
        .map(({ change, text }: { change: string; text: string }) => `${change} ${text.trim()}`)
    expect(await changed('from=1&to=2')).toEqual([
      'removed mode: shadow',
      'added mode: enforce',
      'removed action: throttle',
      'removed per_minute: 5',
      'removed burst: 1',
      'added action: block',
    ])
    expect(await changed('')).toEqual([
      'removed action: block',
      'added action: throttle',
      'added per_minute: 6',
      'added burst: 1',
    ])
    expect((await changed('from=0&to=1')).every((line: string) => line.startsWith('added'))).toBe(true)
    expect((await ask('GET', `/v1/policies/${NAME}/difference?from=7`)).status).toBe(404)
  })

  it('shows what a policy would change that is not kept', async () => {
    const changes = async (body: object) => {
      const { status, json } = await ask('POST', '/v1/policies/check', {
        body: { policy: policyOf(NAME, { ...THROTTLE, per_minute: 9 }), ...body },
      })
      if (status !== 200) return status
      const changed = json.difference.lines.filter(({ change }: { change: string }) => change !== 'same')
      return [json.difference.from, ...changed.map(({ text }: { text: string }) => text.trim())]
    }
    expect(await changes({})).toEqual([3, 'per_minute: 6', 'per_minute: 9'])
    expect(await changes({ from: 1 })).toEqual([1, 'mode: shadow', 'mode: enforce', 'per_minute: 5', 'per_minute: 9'])
    expect(await changes({ from: 0 })).toContain('name: hold-back')
    expect(await changes({ from: 9 })).toBe(404)
  })

  it('takes no proposal from who does not know the newest version', async () => {
    const propose = (expected_version: number) =>
      ask('POST', PROPOSALS, {
        key: proposer,
        body: { policy: policyOf(NAME, { ...THROTTLE, per_minute: 9 }), reason: 'r', expected_version },
      })
    expect(await propose(2)).toMatchObject({ status: 409, json: { detail: expect.stringContaining('version 3') } })
    expect(await propose(3)).toMatchObject({ status: 201, json: { base_version: 3 } })
  })

  it('keeps the audit log whole', async () => {
    expect((await ask('GET', '/v1/audit/check')).json).toMatchObject({ ok: true })
    const { text } = await ask('GET', '/v1/audit?limit=1000')
    for (const action of [
      'proposal.made',
      'proposal.approved',
      'proposal.rejected',
      'proposal.withdrawn',
      'policy.put',
    ])
      expect(text).toContain(`"${action}"`)
  })
})
