import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { createCollection } from '#share/taxii/create-collection.js'
import { putGrant } from '#share/taxii/grants.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { LiveTaxiiImports } from './live-taxii-imports.js'
import { operateTaxii } from './operate-taxii.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())
const open: (() => unknown)[] = []
beforeEach(() => state.run('DELETE FROM received_indicators'))
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const UA = "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'X']"
const AT = '2026-01-01T00:00:00Z'
let number = 0
const objectOf = (changes: object = {}) => ({
  ...{ type: 'indicator', spec_version: '2.1', created: AT, modified: AT, valid_from: AT },
  ...{ id: `indicator--00000000-0000-4000-8000-${String(++number).padStart(12, '0')}` },
  ...{ pattern: UA.replace('X', `kit/${number}`), pattern_type: 'stix' },
  ...changes,
})

const liveOf = (feeds: object[] = []) =>
  ({
    ...{
      link: { state, engine: {} },
      settings: settingsSchema.parse({ sharing: { import_s: 0, taxii_feeds: feeds } }),
    },
    ...{ decisions: { refresh: async () => {} }, matching: { changed: async () => {} } },
  }) as never
function start(feeds: object[] = []) {
  const imports = new LiveTaxiiImports(liveOf(feeds))
  const failures: string[] = []
  imports.on('failed', (error) => failures.push(error.message))
  open.push(() => imports.close())
  return { imports, failures }
}
const received = async () =>
  (await state.rows(z.object({ n: z.coerce.number() }), 'SELECT count(*) AS n FROM received_indicators'))[0]!.n

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/r/collections/c/`
}
const answer =
  (objects: readonly object[]): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/taxii+json;version=2.1' })
    response.end(JSON.stringify({ objects }))
  }

it.each([
  ['a time that no database has', { valid_from: '0000-01-01T00:00:00Z' }],
  ['half of a character', { pattern: UA.replace('X', 'a\ud800b') }],
  ['a zero character', { pattern: UA.replace('X', 'a\0b') }],
])('goes on after an object with %s', async (_, changes) => {
  const { record } = await state.transaction((inside) =>
    createCollection(
      inside,
      { title: 't', description: '', community: 'lab', tlp_max: 'amber', alias: null, by: 'a' },
      Date.now(),
    ),
  )
  const collection = record.id
  const taxii = operateTaxii(liveOf())
  for (const [principal, object] of [
    ['key:mallory', objectOf(changes)],
    ['key:good', objectOf()],
  ] as const) {
    const grant = { collection, principal, can_read: true, can_write: true, by: 'a' }
    await state.transaction((inside) => putGrant(inside, grant, Date.now()))
    await taxii.add({ principal, root: 'lab', collection }, JSON.stringify({ objects: [object] }))
  }
  const { imports } = start()
  await imports.look()
  expect(await received()).toBeGreaterThan(0)
})

it('waits for no slow server, ends its poll, and stops at once', async () => {
  const slow = await serve(() => {})
  const quick = await serve(answer([objectOf()]))
  const { imports, failures } = start([{ url: slow, poll_s_max: 1 }, { url: quick }])
  const looked = imports.look()
  await expect.poll(received, { timeout: 10_000 }).toBe(1)
  await looked
  expect(failures).toEqual(['a poll took longer than 1 s; the next one goes on where it ended'])

  const stopped = start([{ url: slow }])
  void stopped.imports.look()
  await wait(200)
  const began = performance.now()
  await stopped.imports.close()
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(stopped.failures).toEqual([])
})
