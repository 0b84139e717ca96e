import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { acceptRequest } from './accept-request.js'
import { deleteObject } from './delete-object.js'
import { BOUNDS, indicator, indicatorId, MARKINGS, newCollection, publish, select } from './fixtures/stix-objects.js'
import { putGrant } from './grants.js'
import { readVersions } from './object-filter.js'
import { processRequests } from './process-requests.js'
import { readReceived } from './read-received.js'
import { readStatus } from './read-status.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const sender = 'key:partner'
const chunks = { chunk_objects: 3, received_objects_max: 8 }
const accept = (collection: string, objects: unknown[], more = {}, now_ms = Date.now()) =>
  state.transaction((inside) =>
    acceptRequest(
      inside,
      { collection: { id: collection, tlp_max: 'green' }, sender, objects },
      { ...BOUNDS, ...more },
      now_ms,
    ),
  )
const statusOf = (id: string) => readStatus(state, { id, sender, community: 'lab' })

it('keeps a request until each object is settled, in chunks, also after it was broken off', async () => {
  const collection = await newCollection(state)
  const objects = [
    ...[1, 2, 3, 4, 5].map((number) => indicator(number)),
    indicator(6, 0, { object_marking_refs: [MARKINGS.red] }),
    { id: 'a\0\ud800' },
  ]
  const id = await accept(collection, objects)
  expect(await statusOf(id)).toMatchObject({
    status: 'pending',
    total_count: 7,
    success_count: 0,
    failure_count: 2,
    pending_count: 5,
    failures: [{ id: indicatorId(6), message: expect.stringContaining('TLP:RED') }, { id: 'a\uFFFD\uFFFD' }],
  })

  let left = 1
  const breaking: State = {
    ...state,
    transaction: (work) => (left-- > 0 ? state.transaction(work) : Promise.reject(new Error('away'))),
  }
  await expect(processRequests(breaking, chunks, Date.now)).rejects.toThrow('away')
  expect(await statusOf(id)).toMatchObject({ status: 'pending', success_count: 3, pending_count: 2 })
  expect(await processRequests(state, chunks, Date.now)).toBe(2)
  const done = await statusOf(id)
  expect(done).toMatchObject({
    status: 'complete',
    total_count: 7,
    success_count: 5,
    failure_count: 2,
    pending_count: 0,
  })
  expect(done).not.toHaveProperty('pendings')
  expect(await processRequests(state, chunks, Date.now)).toBe(0)

  const received = await readReceived(state, { collection, limit: 3 })
  expect(received.map(({ object_id, sender }) => [object_id, sender])).toEqual(
    [1, 2, 3].map((number) => [indicatorId(number), sender]),
  )
  expect(await readReceived(state, { collection, limit: 9, after: received.at(-1)!.added })).toHaveLength(2)
})

it('settles requests one after the other, and ends at an exact chunk', async () => {
  const collection = await newCollection(state)
  const [one, two] = [
    await accept(
      collection,
      [1, 2, 3].map((number) => indicator(number)),
    ),
    await accept(collection, [indicator(4), indicator(1)]),
  ]
  expect(await processRequests(state, chunks, Date.now)).toBe(5)
  expect(await statusOf(one)).toMatchObject({ status: 'complete', success_count: 3 })
  expect(await statusOf(two)).toMatchObject({
    status: 'complete',
    successes: [{ id: indicatorId(4) }, { id: indicatorId(1), message: expect.stringContaining('was there') }],
  })
})

it('tells who keeps too much', async () => {
  const collection = await newCollection(state)
  const id = await accept(
    collection,
    Array.from({ length: 9 }, (_, number) => indicator(number)),
  )
  await processRequests(state, chunks, Date.now)
  expect(await statusOf(id)).toMatchObject({
    success_count: 8,
    failures: [{ id: indicatorId(8), message: expect.stringContaining('as many objects') }],
  })
})

it('refuses what is no STIX at all, and more than may wait', async () => {
  const collection = await newCollection(state)
  await expect(accept(collection, [{ id: 'x' }, 7])).rejects.toMatchObject({
    http_status: 422,
    details: { x: expect.any(String) },
  })
  await expect(accept(collection, [indicator(1), indicator(2)], { pending_objects_max: 1 })).rejects.toMatchObject({
    http_status: 503,
  })
})

it('shows a status to its sender alone, and forgets it in time', async () => {
  const collection = await newCollection(state)
  const old = await accept(collection, [indicator(1)], {}, Date.now() - 9 * 86_400_000)
  await processRequests(state, chunks, () => Date.now() - 8 * 86_400_000)
  expect(await statusOf(old)).toBeDefined()
  expect(await readStatus(state, { id: old, sender: 'key:other', community: 'lab' })).toBeUndefined()
  expect(await readStatus(state, { id: old, sender, community: 'other' })).toBeUndefined()
  expect(await statusOf('no uuid')).toBeUndefined()
  await accept(collection, [indicator(2)])
  expect(await statusOf(old)).toBeUndefined()
})

it('withdraws what its sender deletes, and leaves a trace of it', async () => {
  const collection = await newCollection(state)
  await publish(state, collection, [indicator(9)])
  await accept(collection, [indicator(1, 1), indicator(1, 2), indicator(1, 3)])
  await processRequests(state, chunks, Date.now)
  const remove = (number: number, version?: string, principal = sender) =>
    state.transaction((inside) =>
      deleteObject(
        inside,
        { collection, principal, object_id: indicatorId(number), versions: readVersions(version?.split(',')) },
        Date.now(),
      ),
    )
  const left = async () =>
    (await select(state, collection, { 'match[id]': indicatorId(1), 'match[version]': 'all' })).objects.map(
      ({ version }) => version.slice(18, 19),
    )
  await expect(remove(9)).rejects.toMatchObject({ http_status: 403 })
  await expect(remove(1, undefined, 'key:other')).rejects.toMatchObject({ name: 'NotFoundError' })
  await expect(remove(1, '2020-01-01T00:00:00Z')).rejects.toMatchObject({ name: 'NotFoundError' })
  await remove(1, 'first')
  expect(await left()).toEqual(['2', '3'])
  await remove(1)
  expect(await left()).toEqual([])
  expect(await readReceived(state, { collection, limit: 9 })).toMatchObject(
    [1, 2, 3].map(() => ({ sender, object: null, withdrawn: expect.any(String) })),
  )
  await accept(collection, [indicator(1, 3)])
  await processRequests(state, chunks, Date.now)
  expect(await left()).toEqual(['3'])
})

it('heeds the level of a marking that its sender defined before, waiting or kept', async () => {
  const collection = await newCollection(state)
  const marking = {
    type: 'marking-definition',
    spec_version: '2.1',
    id: 'marking-definition--00000000-0000-4000-8000-00000000000a',
    created: '2026-01-01T00:00:00.000Z',
    definition_type: 'tlp',
    definition: { tlp: 'red' },
  }
  const marked = (number: number) => indicator(number, 0, { object_marking_refs: [marking.id] })
  await accept(collection, [marking])
  for (const number of [1, 2]) {
    const id = await accept(collection, [marked(number), indicator(10 + number)])
    expect(await statusOf(id)).toMatchObject({ failures: [{ message: expect.stringContaining('TLP:RED') }] })
    await processRequests(state, chunks, Date.now)
  }
})

it('does not tell who may not read what is there already', async () => {
  const collection = await newCollection(state)
  await publish(state, collection, [indicator(1)])
  const outcome = async (can_read: boolean) => {
    const grant = { collection, principal: sender, can_read, can_write: true, by: 'a' }
    await state.transaction((inside) => putGrant(inside, grant, Date.now()))
    const id = await accept(collection, [indicator(1)])
    await processRequests(state, chunks, Date.now)
    return (await statusOf(id))!.successes![0]!.message
  }
  expect(await outcome(true)).toBe('it was there in this version')
  expect(await outcome(false)).toBeUndefined()
  // What it sent itself it knows.
  expect(await outcome(false)).toBe('it was there in this version')
})
