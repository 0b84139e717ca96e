import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaxiiCollection } from '#contract/taxii.js'
import { taxiiSettingsSchema } from '#contract/taxii-settings.js'
import { discoverServer, listRemoteCollections } from '#share/taxii/client/discover-server.js'
import { type PollOptions, type PollPlace, pollCollection } from '#share/taxii/client/poll-collection.js'
import { type PushedPart, type PushOptions, pushObjects } from '#share/taxii/client/push-objects.js'
import { indicator, indicatorId, MARKINGS } from '#share/taxii/fixtures/stix-objects.js'
import { publishObjects } from '#share/taxii/publish-objects.js'
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
})
