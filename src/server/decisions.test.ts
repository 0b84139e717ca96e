import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MEMBERS, policyOf, startHarvested } from './fixtures/start-harvested.js'
import { eventually, type TestServer } from './fixtures/start-test-server.js'

describe('decisions and what changes them', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let colleague: string
  const decide = async (account_id: string) => (await ask('POST', '/v1/decisions', { body: { account_id } })).json

  beforeAll(async () => {
    server = await startHarvested()
    ask = server.ask
    colleague = await server.keyWith(['analyst'])
  })
  afterAll(async () => {
    await server.close()
  })

  it('keeps policies in versions, and what is put counts at once', async () => {
    const yaml =
      'schema: stillwatch/policy@1\nname: blocks\nmode: enforce\nrules:\n  - name: r\n    when: { confidence_min: 0.9 }\n    do: { action: block }\n'
    const headers = { 'content-type': 'application/yaml' }
    const put = await ask('PUT', '/v1/policies/blocks', { body: yaml, headers })
    expect(put).toMatchObject({
      status: 200,
      json: { version: 1, source: yaml, created_by: expect.stringMatching(/^key:/) },
    })
    expect(await decide('acct-1')).toMatchObject({ decision: 'block', reason_code: 'restricted' })
    expect(await decide('stranger')).toMatchObject({ decision: 'allow' })
    const later = policyOf('blocks', { action: 'block' }, { confidence_min: 0.99 })
    expect((await ask('PUT', '/v1/policies/blocks?expected_version=0', { body: later })).status).toBe(409)
    expect((await ask('PUT', '/v1/policies/blocks?expected_version=1', { body: later })).json.version).toBe(2)
    expect(await decide('acct-1')).toMatchObject({ decision: 'allow' })
    expect((await ask('PUT', '/v1/policies/other', { body: later })).json).toMatchObject({
      status: 400,
      where: 'policy other',
    })
    expect((await ask('PUT', '/v1/policies/blocks', { body: 'rules: [', headers })).json).toMatchObject({
      status: 400,
      where: expect.stringContaining('line 1'),
    })
    expect((await ask('GET', '/v1/policies/blocks')).json.items.map((one: { version: number }) => one.version)).toEqual(
      [2, 1],
    )
    expect((await ask('GET', '/v1/policies/blocks?limit=1')).json).toMatchObject({ next: '2' })
    expect((await ask('DELETE', '/v1/policies/blocks')).json.withdrawn).not.toBeNull()
    expect((await ask('GET', '/v1/policies')).json.items).toMatchObject([{ name: 'blocks', version: 2 }])
  })

  it('tells who follows what changes', async () => {
    const key = await server.keyWith(['follow'])
    const ended = new AbortController()
    const stream = await fetch(`${server.url}/v1/decisions/stream`, {
      headers: { authorization: `Bearer ${key}` },
      signal: ended.signal,
    })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    await ask('PUT', '/v1/policies/watch', { body: policyOf('watch', { action: 'observe' }) })
    const clearance = await ask('POST', '/v1/clearances', {
      body: { account_id: 'resold', kind: 'reseller', reason: 'contract' },
    })
    await ask('DELETE', `/v1/clearances/${clearance.json.id}`, { body: { reason: 'ended' } })
    let text = ''
    for await (const piece of stream.body!) {
      text += Buffer.from(piece).toString()
      if (text.includes('event: removed')) break
    }
    ended.abort()
    const events = [...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, name, data]) => [name, JSON.parse(data!)])
    expect(events[0]).toMatchObject(['policies', { policies: [{ policy: { name: 'watch' } }], actions: [] }])
    expect(events[1]).toMatchObject(['standing', { account_id: 'resold', clearances: [{ kind: 'reseller' }] }])
    expect(events[2]).toEqual(['removed', { account_id: 'resold' }])
    const { json: snapshot } = await ask('GET', '/v1/decisions/snapshot', { key })
    expect(snapshot).toMatchObject({ policies: [{ policy: { name: 'watch' } }], actions: [] })
    expect(snapshot.standings.map((one: { account_id: string }) => one.account_id)).toEqual(MEMBERS)
    await ask('DELETE', '/v1/policies/watch')
  })

  it('records decisions, its own and those of gateways, and lists them', async () => {
    await ask('PUT', '/v1/policies/shadowed', {
      body: policyOf('shadowed', { action: 'block' }, { confidence_min: 0.9 }, 'shadow'),
    })
    expect(await decide('acct-2')).toMatchObject({ decision: 'allow' })
    const record = {
      id: `dec_${'0'.repeat(24)}`,
      at: '2026-03-02T10:00:00.123Z',
      account_id: 'acct-2',
      model: 'm',
      policy: 'shadowed',
      policy_version: 1,
      rule: 'r',
      action: 'block',
      mode: 'enforce',
      enforced: true,
      campaign: 'camp_000000000000000a',
      overridden_by: '',
    }
    // A key that only asks is handed to programs of others: it neither sees all standings nor writes records.
    const asking = await server.keyWith(['decide'])
    for (const [method, path] of [
      ['GET', '/v1/decisions/snapshot'],
      ['POST', '/v1/decisions/records'],
    ] as const)
      expect((await ask(method, path, { key: asking, body: method === 'GET' ? undefined : {} })).status).toBe(403)
    const key = await server.keyWith(['follow'])
    const forged = [
      { ...record, policy: 'elsewhere' },
      { ...record, policy_version: 2 },
      { ...record, policy: 'action:act_0000000000000000', policy_version: 0 },
    ]
    const records = [...forged, { ...record, recorded_by: 'person:eve' }]
    expect(await ask('POST', '/v1/decisions/records', { body: { records }, key })).toMatchObject({
      status: 202,
      json: { taken: 1, refused: 3, refusals: [{ number: 1, reason: 'there is no elsewhere, version 1' }, {}, {}] },
    })
    const path = '/v1/decisions?account_id=acct-2&campaign=camp_000000000000000a'
    const listed = await eventually(
      () => ask('GET', path),
      ({ json }) => json.items.length > 1,
    )
    const [own, told] = listed.json.items
    expect(own).toMatchObject({ policy: 'shadowed', mode: 'shadow', enforced: false, recorded_by: '' })
    expect(own).not.toHaveProperty('within_rate')
    expect(told).toMatchObject({ ...record, recorded_by: expect.stringMatching(/^key:/), case_id: own.case_id })
    const first = await ask('GET', `${path}&limit=1`)
    expect((await ask('GET', `${path}&limit=1&after=${first.json.next}`)).json).toMatchObject({
      items: [{ id: record.id }],
      next: null,
    })
    expect((await ask('GET', '/v1/decisions?policy=elsewhere')).json.items).toHaveLength(0)
    await ask('DELETE', '/v1/policies/shadowed')
  })

  it('previews, takes and undoes an action on a whole campaign', async () => {
    const cleared = await ask('POST', '/v1/clearances', {
      body: { account_id: 'acct-4', kind: 'allowed', reason: 'ours' },
    })
    const body = { do: { action: 'block' }, mode: 'enforce' }
    const preview = await ask('POST', '/v1/campaigns/camp_000000000000000a/actions/preview', {
      body: { ...body, days: 400 },
    })
    expect(preview.json).toMatchObject({
      accounts: 4,
      accounts_hit: 3,
      requests: 16,
      requests_hit: 12,
      organisations: [{ name: 'org-1', accounts: 3 }],
    })
    const wrong = { ...body, reason: 'harvest', accounts_count: 4 }
    expect((await ask('POST', '/v1/campaigns/camp_000000000000000a/actions', { body: wrong })).status).toBe(409)
    const taken = await ask('POST', '/v1/campaigns/camp_000000000000000a/actions', {
      body: { ...wrong, accounts_count: 3 },
    })
    expect(taken).toMatchObject({
      status: 201,
      json: { accounts: MEMBERS.slice(0, 3), skipped: [{ account_id: 'acct-4', kind: 'allowed' }] },
    })
    expect([await decide('acct-1'), await decide('acct-4')]).toMatchObject([
      { decision: 'block' },
      { decision: 'allow' },
    ])
    expect((await ask('GET', '/v1/campaigns/camp_000000000000000a/actions')).json.items).toMatchObject([
      { id: taken.json.id, accounts_count: 3 },
    ])
    expect((await ask('GET', `/v1/actions/${taken.json.id}`)).json).toEqual(taken.json)
    const undone = await ask('POST', `/v1/actions/${taken.json.id}/undo`)
    expect(undone.json).toMatchObject({ released_count: 3, held_count: 0 })
    expect(await decide('acct-1')).toMatchObject({ decision: 'allow' })
    await ask('DELETE', `/v1/clearances/${cleared.json.id}`, { body: { reason: 'test is over' } })
  })

  it('tells followers of campaigns what people think of them', async () => {
    const ended = new AbortController()
    const stream = await fetch(`${server.url}/v1/campaigns/stream`, {
      headers: { authorization: `Bearer ${colleague}` },
      signal: ended.signal,
    })
    const changed = await ask('PATCH', '/v1/campaigns/camp_000000000000000a', {
      body: { status: 'confirmed', note: 'seen' },
      key: colleague,
    })
    expect(changed.json).toMatchObject({
      change: { campaign: { status: 'confirmed' }, event: { kind: 'status' } },
      actions: [],
    })
    let text = ''
    for await (const piece of stream.body!) {
      text += Buffer.from(piece).toString()
      if (text.includes('data:')) break
    }
    ended.abort()
    expect(text).toContain('"status":"confirmed"')
    expect(
      (await ask('PATCH', '/v1/campaigns/camp_000000000000000a', { body: { status: 'confirmed' } })).json.change,
    ).toBeNull()
  })
})
