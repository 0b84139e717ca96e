import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditPage } from '#contract/audit-page.js'
import type { Outgoing, OutgoingObject } from '#contract/outgoing.js'
import type { TaxiiCollection } from '#contract/taxii.js'
import { taxiiSettingsSchema } from '#contract/taxii-settings.js'
import { discoverServer, listRemoteCollections } from '#share/taxii/client/discover-server.js'
import { type PollOptions, type PollPlace, pollCollection } from '#share/taxii/client/poll-collection.js'
import { type PushedPart, type PushOptions, pushObjects } from '#share/taxii/client/push-objects.js'
import { indicator, indicatorId, MARKINGS } from '#share/taxii/fixtures/stix-objects.js'
import { publishObjects } from '#share/taxii/publish-objects.js'
import { CAMPAIGN_ID, hiddenChange, keepChange } from '#share/webhook/fixtures/campaign-change.js'
import type { State } from '#store/state/state.js'
import { openRunningState } from './open-running-state.js'
import { programOf } from './programs.js'
import { runProgram } from './run-program.js'
import type { ConfiguredProgram } from './start-configured.js'
import { MEDALLION_COLLECTION, startMedallion } from './start-medallion.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const python = programOf('python')
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
const toPush = (all: readonly number[]) => all.map((number, place) => ({ place, object: indicator(number) }))
const idOf = (object: unknown) => (object as { id: string }).id

/** All objects of a collection, page by page, and where the poll stands. */
async function readAll(options: PollOptions): Promise<{ ids: string[]; pages: number; place: PollPlace }> {
  const read = { ids: [] as string[], pages: 0, place: { added_after: null, next: null, seen: null } as PollPlace }
  for await (const { objects, place } of pollCollection(options)) {
    read.ids.push(...objects.map(idOf))
    read.pages++
    read.place = place
  }
  return read
}

async function pushAll(options: PushOptions): Promise<PushedPart[]> {
  const parts: PushedPart[] = []
  for await (const part of pushObjects(options)) parts.push(part)
  return parts
}

describe.skipIf(python === undefined)('taxii2-client at our server', () => {
  let stillwatch: Stillwatch
  let state: State
  let key: string
  const published = [indicator(1, 1), indicator(1, 2), ...numbers(2, 11).map((number) => indicator(number))]

  beforeAll(async () => {
    stillwatch = await startStillwatch({ settings: { sharing: { taxii: { at_once_max: 5, chunk_objects: 10 } } } })
    state = openRunningState(stillwatch)
    const made = await stillwatch.call<{ token: string; key: { lineage: string } }>('POST', '/v1/keys', {
      name: 'partner',
      scopes: ['taxii'],
    })
    key = made.token
    for (const [title, can_write] of [
      ['Both ways', true],
      ['Read only', false],
    ] as const) {
      const { id } = await stillwatch.call<TaxiiCollection>('POST', '/v1/collections', {
        title,
        community: 'lab',
        tlp_max: 'green',
      })
      const grant = `/v1/collections/${id}/grants/key:${made.key.lineage}`
      await stillwatch.call('PUT', grant, { can_read: true, can_write })
      const bounds = taxiiSettingsSchema.parse({})
      await state.transaction((inside) =>
        publishObjects(inside, { collection: id, objects: published }, bounds, Date.now()),
      )
    }
  })
  afterAll(async () => {
    await state?.close()
    await stillwatch?.remove()
  })

  it('discovers, reads in pages, pushes, follows a status, deletes', async () => {
    const pushed = numbers(100, 140).map((number) => indicator(number))
    const script = join(import.meta.dirname, 'fixtures/taxii_client.py')
    const args = [script, `${stillwatch.url}/taxii2/`, key, JSON.stringify(pushed), MARKINGS.amber]
    const seen = JSON.parse((await runProgram(python!.path, args)).trim().split('\n').at(-1)!)
    const all = numbers(1, 11).map(indicatorId)
    const stix = ['application/stix+json;version=2.1']
    expect(seen).toEqual({
      title: 'Stillwatch',
      roots: [`${stillwatch.url}/taxii2/lab/`],
      root: ['lab', ['application/taxii+json;version=2.1'], 10 * 2 ** 20],
      collections: [
        ['Both ways', true, true, stix],
        ['Read only', true, false, stix],
      ],
      pages: [4, 4, 2],
      objects: all,
      manifest: all,
      manifest_fields: ['date_added', 'id', 'media_type', 'version'],
      object: indicatorId(1),
      versions: ['2026-01-01T00:00:01.000Z', '2026-01-01T00:00:02.000Z'],
      all_versions: 2,
      type: 0,
      added_after: [indicatorId(10)],
      added: ['complete', 3, 0],
      pending: 'pending',
      later: ['complete', 40, 40, 0],
      status: 'complete',
      own: [indicatorId(100), indicatorId(101)],
      deleted: 404,
      delete_published: 403,
      refused: [
        { id: indicatorId(100), version: '2026-01-01T00:00:00.000Z', message: expect.stringContaining('TLP:AMBER') },
      ],
      read_only: 'AccessError',
      title_again: 'Read only',
      wrong_password: 401,
      empty: 0,
    })
  })

  it('our client reads our server, also with a token', async () => {
    for (const credentials of [
      { kind: 'basic' as const, username: 'x', password: key },
      { kind: 'bearer' as const, token: key },
    ]) {
      const { api_roots } = await discoverServer({ url: `${stillwatch.url}/taxii2/`, credentials })
      const collections = await listRemoteCollections({ url: api_roots[0]!, credentials })
      const { url } = collections.find(({ can_write }) => !can_write)!
      const read = await readAll({ url, credentials, page_objects: 3 })
      expect(read).toMatchObject({ ids: numbers(1, 11).map(indicatorId), pages: 4 })
      expect(await readAll({ url, credentials, place: read.place })).toMatchObject({ ids: [], pages: 1 })
    }
  })
})

describe.skipIf(python === undefined)('our client at medallion', () => {
  let medallion: ConfiguredProgram
  const credentials = { kind: 'basic' as const, username: 'partner', password: 'of the tests' }
  beforeAll(async () => {
    medallion = await startMedallion(python!.path, credentials)
  })
  afterAll(() => medallion?.remove())

  it('discovers, pushes in parts, and reads back in pages', async () => {
    const found = await discoverServer({ url: `${medallion.url}/taxii2/`, credentials })
    expect(found.api_roots).toEqual([`${medallion.url}/trust/`])
    const collections = await listRemoteCollections({ url: found.api_roots[0]!, credentials })
    expect(collections).toMatchObject([{ id: MEDALLION_COLLECTION, can_read: true, can_write: true }])
    const { url } = collections[0]!

    const objects = toPush(numbers(1, 25))
    const parts = await pushAll({ url, credentials, objects, objects_max: 10 })
    expect(parts.map((part) => part.objects.length)).toEqual([10, 10, 4])
    expect(new Set(parts.flatMap((part) => part.objects.map(({ status }) => status)))).toEqual(new Set(['success']))

    const read = await readAll({ url, credentials, page_objects: 5 })
    expect(read.ids.sort()).toEqual(numbers(1, 25).map(indicatorId))
    expect(read.pages).toBe(5)
    await pushAll({ url, credentials, objects: toPush([30]) })
    expect((await readAll({ url, credentials, place: read.place })).ids).toEqual([indicatorId(30)])
    expect((await readAll({ url, credentials, match: { id: indicatorId(7) } })).ids).toEqual([indicatorId(7)])
  })

  it('goes on where the other side forgot the page', async () => {
    const url = `${medallion.url}/trust/collections/${MEDALLION_COLLECTION}/`
    const all = await readAll({ url, credentials })
    expect(all.place.seen).not.toBeNull()
    const place = { added_after: null, next: '00000000-0000-4000-8000-000000000000', seen: all.place.seen }
    expect((await readAll({ url, credentials, place })).ids).toEqual([])
  })

  it('tells of wrong credentials and of what is not there', async () => {
    const wrong = { ...credentials, password: 'guess' }
    await expect(discoverServer({ url: `${medallion.url}/taxii2/`, credentials: wrong })).rejects.toMatchObject({
      status: 401,
    })
    const url = `${medallion.url}/trust/collections/none/`
    await expect(readAll({ url, credentials })).rejects.toMatchObject({ status: 404 })
  })

  it('is pushed to by the outbox, once a second person approved it, and its status is read back', async () => {
    const url = `${medallion.url}/trust/collections/${MEDALLION_COLLECTION}/`
    const home = mkdtempSync(join(tmpdir(), 'stillwatch-push-'))
    const password_file = join(home, 'password')
    writeFileSync(password_file, credentials.password)
    const stillwatch = await startStillwatch({
      settings: {
        sharing: {
          publisher: { name: 'Example Laboratory' },
          gate: { recipients: { Trust: { kind: 'community', tlp_max: 'amber' } } },
          taxii_feeds: [{ url, username: credentials.username, password_file, every_s: 0, recipient: 'Trust' }],
          push: { look_ms: 100, objects_max: 5 },
        },
      },
    })
    try {
      const state = openRunningState(stillwatch)
      await keepChange(state, hiddenChange())
      await state.close()
      const keyFor = async (scope: string) =>
        (await stillwatch.call<{ token: string }>('POST', '/v1/keys', { name: scope, scopes: [scope] })).token
      const ask = async (key: string, method: string, path: string, body?: object) => {
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
        const answer = await fetch(stillwatch.url + path, { method, headers, body: JSON.stringify(body ?? {}) })
        return (await answer.json()) as Outgoing
      }
      const [analyst, approver] = [await keyFor('analyst'), await keyFor('approve')]
      const purpose = 'defence against distillation: so that members find the same templates'
      const asked = { campaign: CAMPAIGN_ID, form: 'stix-plain', remote: url, tlp: 'amber', purpose }
      const { id, status, objections } = await ask(analyst, 'POST', '/v1/outgoing', asked)
      expect({ status, objections }).toEqual({ status: 'waiting', objections: [] })
      expect(await ask(analyst, 'POST', `/v1/outgoing/${id}/send`)).toMatchObject({ status: 409 })
      await ask(approver, 'POST', `/v1/outgoing/${id}/approve`)
      await ask(analyst, 'POST', `/v1/outgoing/${id}/send`)
      const read = () => stillwatch.call<Outgoing>('GET', `/v1/outgoing/${id}`)
      await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe('sent')
      const { items } = await stillwatch.call<{ items: OutgoingObject[] }>(
        'GET',
        `/v1/outgoing/${id}/objects?limit=1000`,
      )
      expect(items.length).toBeGreaterThan(5)
      expect((await read()).push).toMatchObject({ total_count: items.length, success_count: items.length, attempts: 1 })
      expect(new Set(items.map((one) => one.status))).toEqual(new Set(['success']))
      const there = await readAll({ url, credentials })
      for (const { object_id } of items) expect(there.ids).toContain(object_id)
      const entries = (await stillwatch.call<AuditPage>('GET', '/v1/audit?limit=1000')).items
      const sent = entries.find(({ action }) => action === 'outgoing.sent')
      expect(sent).toMatchObject({ actor: 'system', detail: { remote: url, success_count: items.length } })
      expect(JSON.stringify(entries) + stillwatch.program.output()).not.toContain(credentials.password)
    } finally {
      await stillwatch.remove()
      rmSync(home, { recursive: true })
    }
  })
})
