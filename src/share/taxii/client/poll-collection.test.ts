import { afterEach, expect, it } from 'vitest'
import { discoverServer, listRemoteCollections } from './discover-server.js'
import { openTaxii, type Scripted, type Seen } from './fixtures/open-taxii.js'
import { type PollOptions, type PollPlace, pollCollection } from './poll-collection.js'

const opened: Awaited<ReturnType<typeof openTaxii>>[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})
const open = async (answer: (seen: Seen, number: number) => Scripted) => {
  const server = await openTaxii(answer)
  opened.push(server)
  return server
}
const LAST = (second: number) => ({ 'x-taxii-date-added-last': `2026-01-01T00:00:0${second}.000000Z` })
const read = async (options: PollOptions) => {
  const pages = []
  for await (const page of pollCollection({ backoff_ms: 1, attempts_max: 2, ...options })) pages.push(page)
  return pages
}

it('follows `next`, and ends where the next poll can go on', async () => {
  const server = await open((_, number) =>
    number === 0
      ? { body: { more: true, next: 'n1', objects: [1, 2] }, headers: LAST(1) }
      : number === 1
        ? { body: { more: false, objects: [3] }, headers: LAST(2) }
        : { body: {} },
  )
  const pages = await read({ url: server.collection, match: { type: 'indicator' }, page_objects: 2 })
  expect(pages.map(({ objects }) => objects)).toEqual([[1, 2], [3]])
  expect(server.seen.map(({ path }) => path)).toEqual([
    '/root/collections/c1/objects/?limit=2&match[type]=indicator',
    '/root/collections/c1/objects/?limit=2&match[type]=indicator&next=n1',
  ])
  const place = pages.at(-1)!.place
  expect(place).toEqual({ added_after: '2026-01-01T00:00:02.000000Z', next: null, seen: '2026-01-01T00:00:02.000000Z' })
  // Nothing new: the place stays.
  expect(await read({ url: server.collection, place })).toEqual([{ objects: [], more: false, place }])
  expect(server.seen.at(-1)!.path).toContain('added_after=2026-01-01T00:00:02.000000Z')
})

it('goes on by the date where a server gives no `next`', async () => {
  const server = await open(({ path }) =>
    path.includes('added_after=2026-01-01T00:00:01')
      ? { body: { objects: [2] }, headers: LAST(2) }
      : { body: { more: true, objects: [1] }, headers: LAST(1) },
  )
  expect((await read({ url: server.collection })).map(({ objects }) => objects)).toEqual([[1], [2]])
})

it('goes on behind what it saw where a server forgot its `next`', async () => {
  const server = await open(({ path }) =>
    path.includes('next=') ? { status: 400 } : { body: { objects: [3] }, headers: LAST(3) },
  )
  const place: PollPlace = { added_after: null, next: 'gone', seen: '2026-01-01T00:00:02.000000Z' }
  const [page] = await read({ url: server.collection, place })
  expect(page).toMatchObject({ objects: [3], place: { added_after: '2026-01-01T00:00:03.000000Z', next: null } })
  expect(server.seen.at(-1)!.path).toContain('added_after=2026-01-01T00:00:02.000000Z')
  // In the midst of a poll it is an error.
  const turning = await open((_, number) =>
    number === 0 ? { body: { more: true, next: 'n', objects: [1] } } : { status: 400 },
  )
  await expect(read({ url: turning.collection })).rejects.toMatchObject({ status: 400 })
})

it('does not turn in circles', async () => {
  const still = await open(() => ({ body: { more: true, objects: [1] } }))
  await expect(read({ url: still.collection })).rejects.toThrow(/do not go on/)
  expect(still.seen).toHaveLength(1)
  const empty = await open(() => ({ body: { more: true, next: 'same', objects: [] } }))
  await expect(read({ url: empty.collection })).rejects.toThrow(/do not go on/)
  // One `next` for all pages is no circle while objects come; the number of pages is bounded.
  const counting = await open((_, number) => ({ body: { more: true, next: 'same', objects: [number] } }))
  expect((await read({ url: counting.collection, pages_max: 4 })).map(({ objects }) => objects)).toEqual([
    [0],
    [1],
    [2],
    [3],
  ])
})

it('takes no page that is too large or none', async () => {
  const many = await open(() => ({ body: { objects: [1, 2, 3] } }))
  await expect(read({ url: many.collection, page_objects_max: 2 })).rejects.toThrow(/more than 2 objects/)
  const strange = await open(() => ({ body: { objects: 'all' } }))
  await expect(read({ url: strange.collection })).rejects.toThrow(/not a list/)
})

it('fetches a page when the one before was dealt with', async () => {
  const server = await open((_, number) => ({ body: { more: true, next: `n${number}`, objects: [number] } }))
  for await (const { objects } of pollCollection({ url: server.collection })) {
    expect(server.seen).toHaveLength((objects[0] as number) + 1)
    if (objects[0] === 2) break
  }
  expect(server.seen).toHaveLength(3)
})

it('finds roots and collections', async () => {
  const server = await open(({ path }) =>
    path === '/taxii2/'
      ? { body: { title: 't', default: '/root/', api_roots: ['/root/', 'https://elsewhere.example/root/'] } }
      : { body: { collections: [{ id: 'c1', title: 'c', can_read: true, can_write: false }] } },
  )
  expect(await discoverServer({ url: `${server.origin}/taxii2` })).toEqual({
    title: 't',
    api_roots: [`${server.origin}/root/`],
    elsewhere: ['https://elsewhere.example/root/'],
  })
  expect(await listRemoteCollections({ url: `${server.origin}/root/` })).toEqual([
    { id: 'c1', title: 'c', can_read: true, can_write: false, url: server.collection },
  ])
  await expect(discoverServer({ url: 'file:///etc/passwd' })).rejects.toThrow(/not an address/)
})
