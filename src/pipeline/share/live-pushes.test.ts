import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { listObjects } from '#share/outbox/push/keep-pushed.js'
import { readOutgoing } from '#share/outbox/read-outgoing.js'
import { openTaxii, type Scripted, type Seen } from '#share/taxii/client/fixtures/open-taxii.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { approvedPush, sendPush } from './fixtures/approved-push.js'
import { LivePushes } from './live-pushes.js'

const PASSWORD = 'of the partner'
const IDS = ['indicator--1', 'indicator--2', 'indicator--3']

let state: State
let directory: string
const opened: { close(): unknown }[] = []
beforeAll(async () => {
  state = await openTestState()
  directory = mkdtempSync(join(tmpdir(), 'pushes-'))
  writeFileSync(join(directory, 'password'), `${PASSWORD}\n`)
})
afterAll(async () => {
  await state.close()
  rmSync(directory, { recursive: true })
})
beforeEach(() => state.run('DELETE FROM outgoing'))
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})
const kept = <T extends { close(): unknown }>(one: T): T => {
  opened.push(one)
  return one
}

const idsIn = (body: string): string[] => (JSON.parse(body).objects as { id: string }[]).map(({ id }) => id)
const statusOf = (told: object, ids: readonly string[] = []) => {
  const none = { id: 'st-1', status: 'complete', failure_count: 0, pending_count: 0 }
  return { status: 202, body: { ...none, total_count: ids.length, success_count: ids.length, ...told } }
}

/** A partner's server that answers what is posted there; and the settings by which it is pushed to. */
async function partner(answer: (seen: Seen) => Scripted | Promise<Scripted> | undefined) {
  return kept(
    await openTaxii((seen) => {
      if (seen.path === '/root/') return { body: { title: 'r', max_content_length: 10_000 } }
      return answer(seen) ?? statusOf({}, idsIn(seen.body))
    }),
  )
}
const settingsFor = (url: string, more: object = {}) =>
  settingsSchema.parse({
    sharing: {
      taxii_feeds: [
        { url, username: 'us', password_file: join(directory, 'password'), recipient: 'Partner', every_s: 0 },
      ],
      gate: { recipients: { Partner: { kind: 'organisation', tlp_max: 'amber' } } },
      push: { look_ms: 100, backoff_ms: 10, backoff_ms_max: 50, attempts_max: 3, status_ms: 10, ...more },
    },
  }).sharing

const released = (remote: string) => approvedPush(state, remote, IDS)
const send = (id: string, days?: number) => sendPush(state, id, days)
const start = (sharing: ReturnType<typeof settingsFor>) => kept(new LivePushes(state, sharing))
const becomes = (id: string, status: string) =>
  expect.poll(async () => (await readOutgoing(state, id)).status, { timeout: 10_000 }).toBe(status)
const objectsOf = async (id: string) =>
  (await listObjects(state, id, { limit: 100 })).items.map((one) =>
    `${one.object_id} ${one.status} ${one.message}`.trim(),
  )
const audited = async (id: string) => {
  const row = z.object({ action: z.string(), actor: z.string(), detail: z.record(z.string(), z.unknown()) })
  const sql = 'SELECT action, actor, detail FROM audit WHERE subject = $1 ORDER BY seq'
  return state.rows(row, sql, [`outgoing:${id}`])
}

it('pushes what was released, reads back what became of each object, and writes down by whose approval', async () => {
  const server = await partner(({ method, path }) => {
    if (method === 'POST') return statusOf({ status: 'pending', success_count: 0, pending_count: 3 })
    const failures = [{ id: IDS[1], version: '', message: 'too old' }]
    return path === '/root/status/st-1/' ? statusOf({ failure_count: 1, failures }) : undefined
  })
  const id = await released(server.collection)
  const pushes = start(settingsFor(server.collection, { attempts_max: 1 }))
  expect(server.seen).toEqual([])
  expect(await send(id)).toMatchObject({
    record: { status: 'sending', sent: null, push: { attempts: 0, total_count: 3 } },
    act: { action: 'outgoing.released', detail: { approved_by: 'person:b', remote: server.collection, objects: 3 } },
  })
  pushes.wake()
  await becomes(id, 'sent')
  const record = await readOutgoing(state, id)
  expect(record.sent).not.toBeNull()
  expect(record.push).toEqual({
    ...{ attempts: 1, total_count: 3, success_count: 2, failure_count: 1, pending_count: 0 },
    told: '2 of 3 objects are there',
  })
  expect(await objectsOf(id)).toEqual([`${IDS[0]} success`, `${IDS[1]} failure too old`, `${IDS[2]} success`])
  const acts = await audited(id)
  expect(acts.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
    ...['outgoing.approved person:b', 'outgoing.pushed system', 'outgoing.sent system'],
  ])
  const { sha256, remote } = record
  expect(acts.at(-1)!.detail).toMatchObject({
    ...{ approved_by: 'person:b', sha256, remote, recipient: 'Partner', requests: ['st-1'], refused: [IDS[1]] },
    ...{ success_count: 2, failure_count: 1 },
  })
  // Neither credentials nor the words of the other server stand in the log.
  expect(JSON.stringify(acts)).not.toMatch(/of the partner|too old/)
  const authorization = `Basic ${Buffer.from(`us:${PASSWORD}`).toString('base64')}`
  expect(new Set(server.seen.map(({ headers }) => headers.authorization))).toEqual(new Set([authorization]))
  expect(pushes.counts).toEqual({ sent: 1, failed: 0, failed_attempts: 0 })
})

it('tries again what was refused and what failed on the way, and nothing that is there', async () => {
  const posted: string[][] = []
  const server = await partner(({ body }) => {
    posted.push(idsIn(body))
    if (posted.length <= 2) return { status: 503, body: { title: 'busy' } }
    if (posted.length === 3) return statusOf({ failure_count: 1, failures: [{ id: IDS[1], version: '' }] })
    return undefined
  })
  const id = await released(server.collection)
  const pushes = start(settingsFor(server.collection))
  await send(id)
  pushes.wake()
  await becomes(id, 'sent')
  // Twice within the first attempt.
  expect(posted).toEqual([IDS, IDS, IDS, [IDS[1]]])
  expect((await readOutgoing(state, id)).push).toMatchObject({ attempts: 3, success_count: 3, failure_count: 0 })
  expect((await audited(id)).map(({ action }) => action)).toEqual([
    ...['outgoing.approved', 'outgoing.pushed', 'outgoing.pushed', 'outgoing.sent'],
  ])
  expect(pushes.counts.failed_attempts).toBe(1)
  expect((await send(id)).act).toBeUndefined()
})

it('gives up after so many attempts, at once where it will stay so, and can be sent again', async () => {
  let answered = 500
  const server = await partner(() => (answered === 202 ? undefined : { status: answered, body: { title: 'words' } }))
  const id = await released(server.collection)
  const pushes = start(settingsFor(server.collection))
  await send(id)
  pushes.wake()
  await becomes(id, 'failed')
  expect((await readOutgoing(state, id)).push).toMatchObject({ attempts: 3, success_count: 0 })
  expect((await audited(id)).at(-1)).toMatchObject({
    action: 'outgoing.failed',
    detail: { answered: 500, attempts: 3 },
  })
  answered = 401
  await send(id)
  pushes.wake()
  await becomes(id, 'failed')
  const failed = await readOutgoing(state, id)
  expect(failed).toMatchObject({ sent: null, push: { attempts: 1, told: expect.stringContaining('answers 401') } })
  answered = 202
  await send(id)
  pushes.wake()
  await becomes(id, 'sent')
  expect(await objectsOf(id)).toEqual(IDS.map((one) => `${one} success`))
})

it('pushes no other bytes than were approved, and nothing to whom the settings no longer name', async () => {
  const server = await partner(() => undefined)
  const [changed, withdrawn, lowered] = [
    await released(server.collection),
    await released(server.collection),
    await released(server.collection),
  ]
  for (const id of [changed, withdrawn, lowered]) await send(id)
  const other = Buffer.from('{"type":"bundle","objects":[{"id":"x"}]}')
  const sha256 = createHash('sha256').update(other).digest('hex')
  await state.run('UPDATE outgoing SET document = $2, sha256 = $3 WHERE id = $1', [changed, other, sha256])
  const only = (id: string) =>
    state.run(
      `UPDATE outgoing SET push_next = CASE WHEN id = $1 THEN now() ELSE now() + interval '1 hour' END WHERE status = 'sending'`,
      [id],
    )
  await only(changed)
  const pushes = start(settingsFor(server.collection, { look_ms: 60_000 }))
  pushes.wake()
  await becomes(changed, 'failed')
  expect((await readOutgoing(state, changed)).push!.told).toContain('the audit log has no approval of these bytes')
  await only(withdrawn)
  start({ ...settingsFor(server.collection), taxii_feeds: [] }).wake()
  await becomes(withdrawn, 'failed')
  await pushes.close()
  await only(lowered)
  const sharing = settingsFor(server.collection)
  start({
    ...sharing,
    gate: { ...sharing.gate, recipients: { Partner: { kind: 'organisation', tlp_max: 'green' } } },
  }).wake()
  await becomes(lowered, 'failed')
  expect(server.seen).toEqual([])
})

it('asks no longer than it may for a status that stays pending, and pushes anew what the other server forgot', async () => {
  const pending = { status: 'pending', success_count: 0, pending_count: 3 }
  const server = await partner(() => statusOf(pending))
  const id = await released(server.collection)
  const pushes = start(settingsFor(server.collection))
  await send(id)
  pushes.wake()
  await expect.poll(() => server.seen.filter(({ method }) => method === 'GET').length).toBeGreaterThan(4)
  await state.run('UPDATE outgoing SET push_until = now()')
  await becomes(id, 'sent')
  expect((await readOutgoing(state, id)).push).toMatchObject({ pending_count: 3, success_count: 0, attempts: 1 })

  let posts = 0
  const forgetful = await partner(({ method }) => {
    if (method === 'GET') return { status: 404, body: { title: 'no such status' } }
    return posts++ === 0 ? statusOf(pending) : undefined
  })
  const second = await released(forgetful.collection)
  await pushes.close()
  const others = start(settingsFor(forgetful.collection))
  await send(second)
  others.wake()
  await becomes(second, 'sent')
  expect([posts, (await readOutgoing(state, second)).push!.success_count]).toEqual([2, 3])
})

it('goes on where a server ended in the midst of it, and counts that as no attempt', async () => {
  let hangs = true
  const server = await partner(() => (hangs ? new Promise<Scripted>(() => {}) : undefined))
  const id = await released(server.collection)
  const first = start(settingsFor(server.collection))
  await send(id)
  first.wake()
  await expect.poll(() => server.seen.some(({ method }) => method === 'POST')).toBe(true)
  await first.close()
  expect(await readOutgoing(state, id)).toMatchObject({ status: 'sending', push: { attempts: 0 } })
  hangs = false
  start(settingsFor(server.collection))
  await becomes(id, 'sent')
})

it('asks a server that is away no longer than one that is there for what is pending, and can finish it while the approval holds', async () => {
  const pending = { status: 'pending', success_count: 1, pending_count: 2, successes: [{ id: IDS[0], version: '' }] }
  const posted: string[][] = []
  let away = true
  const server = await partner(({ method, body }) => {
    if (method === 'POST') posted.push(idsIn(body))
    if (!away) return undefined
    return method === 'POST' ? statusOf(pending) : { status: 503 }
  })
  const id = await released(server.collection)
  const pushes = start(settingsFor(server.collection))
  await send(id)
  pushes.wake()
  const asked = () => server.seen.filter(({ path }) => path.includes('/status/')).length
  const asks = (times: number) => expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(times)
  await asks(2)
  const until = z.object({ push_until: z.iso.datetime() })
  const endOf = async () => (await state.rows(until, 'SELECT push_until FROM outgoing'))[0]!.push_until
  const before = await endOf()
  await asks(asked() + 2)
  expect(await endOf()).toBe(before)
  await state.run('UPDATE outgoing SET push_until = now()')
  await becomes(id, 'sent')
  expect((await readOutgoing(state, id)).push).toMatchObject({ attempts: 1, success_count: 1, pending_count: 2 })
  away = false
  await expect(send(id, 15)).rejects.toThrow('approved more than 14 days ago')
  expect(await send(id)).toMatchObject({
    record: { status: 'sending', sent: null },
    act: { action: 'outgoing.released' },
  })
  pushes.wake()
  await becomes(id, 'sent')
  expect(posted).toEqual([IDS, IDS.slice(1)])
  expect((await readOutgoing(state, id)).push).toMatchObject({ success_count: 3 })
  expect((await send(id, 15)).act).toBeUndefined()
})
