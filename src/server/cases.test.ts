import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { raiseCampaign } from './fixtures/raise-campaign.js'
import { CAMPAIGN, MEMBERS, policyOf, startHarvested } from './fixtures/start-harvested.js'
import type { TestServer } from './fixtures/start-test-server.js'

const OTHER = 'camp_000000000000000b'
const CASE = `/v1/cases/${CAMPAIGN}`

describe('the work on campaigns', () => {
  let server: TestServer
  let ask: TestServer['ask']
  let analyst: string
  beforeAll(async () => {
    server = await startHarvested({}, { cases: { notes_max: 2, note_characters_max: 300, tasks_max: 2 } })
    ask = server.ask
    await raiseCampaign(server.state, OTHER, ['acct-9'])
    analyst = await server.keyWith(['analyst', 'approve'])
  })
  afterAll(() => server.close())

  it('says who asks', async () => {
    expect((await ask('GET', '/v1/me')).json).toMatchObject({
      kind: 'key',
      role: 'admin',
      scopes: expect.arrayContaining(['ingest', 'analyst', 'admin']),
    })
    expect((await ask('GET', '/v1/me', { key: analyst })).json).toMatchObject({
      role: 'reviewer',
      scopes: ['analyst', 'approve'],
    })
    const sender = await server.keyWith(['ingest'])
    expect((await ask('GET', '/v1/me', { key: sender })).json).toEqual({
      id: expect.stringMatching(/^key:/),
      kind: 'key',
      name: 'ingest',
      role: 'service',
      scopes: ['ingest'],
    })
    expect((await ask('GET', '/v1/me', { key: null })).status).toBe(401)
  })

  it('has a case for each campaign that was raised', async () => {
    const { json } = await ask('GET', '/v1/cases')
    expect(json.items.map(({ id }: { id: string }) => id).sort()).toEqual([CAMPAIGN, OTHER])
    expect((await ask('GET', CASE)).json).toMatchObject({
      kind: 'work',
      id: CAMPAIGN,
      status: 'new',
      priority: 'normal',
      assignee: null,
      version: 0,
      updated: null,
      campaign: { status: 'open', accounts_count: MEMBERS.length },
    })
    expect((await ask('GET', '/v1/cases/camp_ffffffffffffffff')).status).toBe(404)
  })

  it('is changed from the version that was read, and by nobody over another’s change', async () => {
    const me = (await ask('GET', '/v1/me', { key: analyst })).json.id
    const changed = await ask('PATCH', CASE, {
      key: analyst,
      body: { version: 0, assignee: me, status: 'working', priority: 'urgent' },
    })
    expect(changed.json).toMatchObject({
      version: 1,
      assignee: me,
      assignee_name: 'analyst,approve',
      status: 'working',
      priority: 'urgent',
      updated_by: me,
    })
    const late = await ask('PATCH', CASE, { body: { version: 0, status: 'done' } })
    expect(late).toMatchObject({ status: 409, json: { detail: expect.stringContaining(`version 1 of ${me}`) } })
    // What it is already is no change.
    expect((await ask('PATCH', CASE, { body: { version: 1, status: 'working' } })).json.version).toBe(1)
    expect((await ask('PATCH', CASE, { body: { version: 1 } })).status).toBe(400)
    expect((await ask('PATCH', CASE, { body: { version: 1, assignee: 'me' } })).status).toBe(400)
    expect(
      (await ask('PATCH', '/v1/cases/camp_ffffffffffffffff', { body: { version: 0, status: 'done' } })).status,
    ).toBe(404)
  })

  it('lists the most urgent first, a page at a time, and those that are asked for', async () => {
    const ids = async (query: string) =>
      (await ask('GET', `/v1/cases?${query}`)).json.items.map(({ id }: { id: string }) => id)
    const first = await ask('GET', '/v1/cases?limit=1')
    expect(first.json).toMatchObject({ items: [{ id: CAMPAIGN }], next: CAMPAIGN })
    expect(await ids(`limit=1&after=${first.json.next}`)).toEqual([OTHER])
    expect(await ids('status=new')).toEqual([OTHER])
    expect(await ids('status=new&status=working')).toEqual([CAMPAIGN, OTHER])
    expect(await ids('assignee=none')).toEqual([OTHER])
    expect(await ids(`campaign=${OTHER}`)).toEqual([OTHER])
  })

  it('keeps notes and tasks, as many as are allowed', async () => {
    const note = await ask('POST', `${CASE}/notes`, {
      key: analyst,
      body: { text: '**acct-1** writes at night, acct-10 does not' },
    })
    expect(note).toMatchObject({
      status: 201,
      json: { id: expect.stringMatching(/^note_/), text: expect.stringContaining('acct-1') },
    })
    expect((await ask('POST', `${CASE}/notes`, { body: { text: 'x'.repeat(301) } })).status).toBe(400)
    await ask('POST', `${CASE}/notes`, { body: { text: 'second' } })
    expect((await ask('POST', `${CASE}/notes`, { body: { text: 'third' } })).json.detail).toContain('2 notes')
    const page = await ask('GET', `${CASE}/notes?limit=1`)
    expect(page.json.items).toMatchObject([{ text: 'second' }])
    expect((await ask('GET', `${CASE}/notes?after=${page.json.next}`)).json.items).toMatchObject([{ id: note.json.id }])

    const { json: task } = await ask('POST', `${CASE}/tasks`, { body: { title: 'ask acct-1 for its contract' } })
    const { json: other } = await ask('POST', `${CASE}/tasks`, { body: { title: 'look' } })
    expect((await ask('POST', `${CASE}/tasks`, { body: { title: 'more' } })).status).toBe(400)
    const done = await ask('PATCH', `${CASE}/tasks/${task.id}`, { key: analyst, body: { done: true } })
    expect(done.json).toMatchObject({ done: expect.any(String), done_by: expect.stringMatching(/^key:/) })
    expect(
      (await ask('PATCH', `${CASE}/tasks/${task.id}`, { body: { done: false, title: 'ask acct-1' } })).json,
    ).toMatchObject({ done: null, title: 'ask acct-1' })
    await ask('PATCH', `${CASE}/tasks/${task.id}`, { body: { done: true } })
    expect((await ask('DELETE', `${CASE}/tasks/${other.id}`)).json.id).toBe(other.id)
    expect((await ask('PATCH', `/v1/cases/${OTHER}/tasks/${task.id}`, { body: { done: false } })).status).toBe(404)
    expect((await ask('GET', `${CASE}/tasks`)).json.items).toMatchObject([{ id: task.id, title: 'ask acct-1' }])
    expect((await ask('GET', CASE)).json).toMatchObject({ notes_count: 2, tasks_open: 0, tasks_done: 1 })
  })

  it('tells all that happened in it, newest first, and who did it', async () => {
    await ask('PATCH', `/v1/campaigns/${CAMPAIGN}`, {
      key: analyst,
      body: { status: 'confirmed', note: 'as in ticket 12' },
    })
    const { json: action } = await ask('POST', `/v1/campaigns/${CAMPAIGN}/actions`, {
      body: { do: { action: 'block' }, reason: 'it goes on' },
    })
    await ask('POST', `/v1/actions/${action.id}/undo`)
    const { json: appeal } = await ask('POST', '/v1/appeals', {
      key: await server.keyWith(['analyst']),
      body: { account_id: 'acct-2', statement: 'we are a school' },
    })
    await ask('POST', `/v1/appeals/${appeal.id}/decide`, {
      key: analyst,
      body: { outcome: 'rejected', reason: 'no school' },
    })
    const trail = (await ask('GET', `${CASE}/trail`)).json
    const told = trail.items.map(({ kind, what }: { kind: string; what: string }) => `${kind} ${what}`)
    expect(told).toEqual([
      'appeal rejected',
      'appeal filed',
      'action undone',
      'action taken',
      'campaign status',
      'task removed',
      'task done',
      'task reopened',
      'task done',
      'task added',
      'task added',
      'note added',
      'note added',
      'case changed',
    ])
    const me = (await ask('GET', '/v1/me', { key: analyst })).json.id
    expect(trail.items[0]).toMatchObject({ by: me, account_id: 'acct-2', subject: appeal.id, text: 'no school' })
    expect(trail.items[4]).toMatchObject({ by: me, subject: CAMPAIGN, text: expect.stringContaining('ticket 12') })
    expect(trail.items.at(-1)).toMatchObject({ by: me, detail: { status: { before: 'new', after: 'working' } } })
    const pages = []
    for (let after = ''; after !== null; ) {
      const { json } = await ask(
        'GET',
        `${CASE}/trail?limit=5${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
      )
      pages.push(...json.items)
      after = json.next
    }
    expect(pages).toEqual(trail.items)
    expect((await ask('GET', '/v1/cases/camp_ffffffffffffffff/trail')).status).toBe(404)
  })

  it('writes each change into the audit log, without what was written', async () => {
    const { text } = await ask('GET', '/v1/audit?limit=1000')
    for (const action of ['case.changed', 'case.note_added', 'case.task_added', 'case.task_done', 'case.task_removed'])
      expect(text).toContain(action)
    expect(text).not.toContain('writes at night')
    expect((await ask('GET', '/v1/audit/check')).json).toMatchObject({ ok: true })
  })

  it('forgets an erased account in what people wrote, and no other', async () => {
    const proposed = { policy: policyOf('p', { action: 'observe' }), reason: 'acct-1 goes on, acct-10 does not' }
    const { id } = (await ask('POST', '/v1/policies/p/proposals', { body: proposed })).json
    await ask('POST', `/v1/policy-proposals/${id}/withdraw`, { body: { reason: 'not for acct-1' } })
    const { json } = await ask('POST', '/v1/accounts/acct-1/erasure')
    expect(json.state).toMatchObject({ case_notes: 1, case_tasks: 1, policy_proposals: 2 })
    expect((await ask('GET', `/v1/policy-proposals/${id}`)).json).toMatchObject({
      reason: '[erased] goes on, acct-10 does not',
      decision: 'not for [erased]',
    })
    const [, note] = (await ask('GET', `${CASE}/notes`)).json.items
    expect(note.text).toBe('**[erased]** writes at night, acct-10 does not')
    expect((await ask('GET', `${CASE}/tasks`)).json.items[0].title).toBe('ask [erased]')
  })
})
