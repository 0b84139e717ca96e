import { afterEach, expect, it } from 'vitest'
import { openTaxii, type Scripted, type Seen } from './fixtures/open-taxii.js'
import { envelopesOf, type PushedPart, type PushOptions, pushObjects, readPushed } from './push-objects.js'

const opened: Awaited<ReturnType<typeof openTaxii>>[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})
const open = async (answer: (seen: Seen, number: number) => Scripted) => {
  const server = await openTaxii(answer)
  opened.push(server)
  return server
}
const idsIn = (body: string): string[] => (JSON.parse(body).objects as { id: string }[]).map(({ id }) => id)
const toPush = (...ids: string[]) => ids.map((id, place) => ({ place, object: { id } }))
async function pushAll(options: PushOptions): Promise<PushedPart[]> {
  const parts: PushedPart[] = []
  for await (const part of pushObjects(options)) parts.push(part)
  return parts
}
const counted = (told: object) => ({ total_count: 0, success_count: 0, failure_count: 0, pending_count: 0, ...told })

it('pushes in parts within the bounds of the server, and asks for what is pending', async () => {
  const server = await open(({ method, path, body }) => {
    if (path === '/root/') return { body: { title: 'r', max_content_length: 60 } }
    const ids = method === 'POST' ? idsIn(body) : []
    if (method === 'POST') return { status: 202, body: counted({ id: `s-${ids[0]}`, status: 'pending' }) }
    return { body: counted({ id: path.split('/')[3], status: 'complete' }) }
  })
  const parts = await pushAll({
    url: server.collection,
    objects: toPush('x--0000000001', 'x--0000000002', 'x--0000000003'),
  })
  expect(parts).toEqual([
    {
      request: 's-x--0000000001',
      objects: [
        { place: 0, status: 'pending', message: '' },
        { place: 1, status: 'pending', message: '' },
      ],
    },
    { request: 's-x--0000000003', objects: [{ place: 2, status: 'pending', message: '' }] },
  ])
  const { request } = parts[0]!
  const objects = [{ place: 0, id: 'x--0000000001' }]
  expect(await readPushed({ url: server.collection }, { request, objects })).toEqual({
    ...{ request, objects: [{ place: 0, status: 'success', message: '' }] },
  })
  expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /root/',
    'POST /root/collections/c1/objects/',
    'POST /root/collections/c1/objects/',
    'GET /root/status/s-x--0000000001/',
  ])
  expect(server.seen.every(({ body }) => Buffer.byteLength(body) <= 60)).toBe(true)
})

it('tells of each object what the server says, and of none what it does not', async () => {
  let status: object = {}
  const server = await open(() => ({ status: 202, body: status }))
  const push = async (told: object) => {
    status = counted({ id: 's1', status: 'complete', ...told })
    const [part] = await pushAll({ url: server.collection, objects: toPush('a', 'b', 'c'), content_bytes_max: 1000 })
    return part!.objects.map((one) => `${one.status} ${one.message}`.trim())
  }
  const failed = [{ id: 'b', version: 'v', message: `no\n${'x'.repeat(1000)}` }]
  const [first, second, third] = await push({ failure_count: 1, failures: failed, success_count: 2 })
  expect([first, third]).toEqual(['success', 'success'])
  expect(second).toMatch(/^failure no x{297}$/)
  const other = [{ id: 'z', version: 'v' }]
  expect(await push({ success_count: 3, successes: other })).toEqual(['success', 'success', 'success'])
  // It counts a failure and does not say which: none of those that it does not name may pass for taken.
  const silent = await push({ failure_count: 1, success_count: 2, successes: [{ id: 'a', version: 'v' }] })
  expect(silent).toEqual([
    'success',
    expect.stringMatching(/^failure it does not say/),
    expect.stringMatching(/^failure/),
  ])
  expect(
    await push({ status: 'pending', pending_count: 2, failure_count: 1, failures: [{ id: 'a', version: 'v' }] }),
  ).toEqual([...['failure', 'pending', 'pending']])
  await expect(push({ id: 'x'.repeat(200) })).rejects.toThrow('its status is not as TAXII has it: id')
})

it('gives what was sent before a failure', async () => {
  const server = await open(({ body }) =>
    idsIn(body).includes('b')
      ? { status: 422, body: { title: 'no' } }
      : { status: 202, body: counted({ id: 's', status: 'complete' }) },
  )
  const parts: PushedPart[] = []
  const pushing = async () => {
    const options = { url: server.collection, objects: toPush('a', 'b', 'c'), objects_max: 1, content_bytes_max: 1000 }
    for await (const part of pushObjects(options)) parts.push(part)
  }
  await expect(pushing()).rejects.toMatchObject({ status: 422, passing: false })
  expect(parts.flatMap(({ objects }) => objects)).toEqual([{ place: 0, status: 'success', message: '' }])
})

it('never makes an envelope that is too long', () => {
  const bounds = { objects_max: 2, bytes_max: 40, where: 'w' }
  const objects = ['é', 'b', 'c', 'x'.repeat(15), 'e'].map((id, place) => ({ place, object: { id } }))
  const envelopes = envelopesOf(objects, bounds)
  expect(envelopes.flatMap(({ text }) => JSON.parse(text).objects)).toEqual(objects.map(({ object }) => object))
  expect(envelopes.flatMap((one) => one.objects)).toEqual(objects)
  expect(Math.max(...envelopes.map(({ text }) => Buffer.byteLength(text)))).toBeLessThanOrEqual(40)
  expect(envelopesOf([], bounds)).toEqual([])
  expect(() => envelopesOf([{ place: 0, object: { id: 'x'.repeat(40) } }], bounds)).toThrow(/object 0 is longer/)
})
