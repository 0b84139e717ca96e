import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const KEY = 'c'.repeat(64)
const CLUSTER = `clu_${'a'.repeat(20)}`
const MINUTE_MS = 60_000

let server: TestServer
let ask: TestServer['ask']
let follower: string
beforeAll(async () => {
  server = await startTestServer()
  ask = server.ask
  follower = await server.keyWith(['follow'])
  await server.state.run(
    `INSERT INTO canary_slots (id, slot, proposed, reviewed_by, approved, approved_by)
     VALUES ('size', '{"variants":["small","little"]}', now(), 'person:a', now(), 'person:b')`,
  )
  await server.state.run(
    `INSERT INTO watermark_keys (id, purpose, scheme, parameters, commitment, sealed, sealed_under, starts, created, created_by)
     VALUES ('wmk_a', 'canary', 'canary', '{}', $1, '', '', now(), now(), 'person:a')`,
    [KEY],
  )
})
afterAll(() => server.close())

/** What a gateway tells that it served at a time. */
const tell = async (account_id: string, at_ms: number) => {
  const at = new Date(at_ms).toISOString()
  const sum = { slot: 'size', variant: 0, cluster: CLUSTER, key_commitment: KEY, account_id, count: 1 }
  const body = { served: [{ ...sum, first_at: at, last_at: at }] }
  return (await ask('POST', '/v1/canaries/served', { key: follower, body })).json
}
const TAKEN = { taken: 1, refused: 0 }
const REFUSED = { taken: 0, refused: 1 }

it('brings an erased account not back by sums that a gateway still holds', async () => {
  const before_ms = Date.now() - MINUTE_MS
  expect(await tell('ada', before_ms)).toEqual(TAKEN)
  expect(await tell('bob', before_ms)).toEqual(TAKEN)
  expect((await ask('POST', '/v1/accounts/ada/erasure')).json.state).toMatchObject({ canary_ledger: 1 })
  expect(await tell('ada', before_ms)).toEqual(REFUSED)
  expect(await tell('ada', Date.now() + MINUTE_MS)).toEqual(REFUSED)
  expect(await tell('bob', before_ms)).toEqual(TAKEN)
  // It is told of as a customer: what it is served from now on counts, and what is from before does not.
  await ask('PUT', '/v1/accounts', { body: [{ id: 'ada' }] })
  expect(await tell('ada', before_ms)).toEqual(REFUSED)
  expect(await tell('ada', Date.now() + MINUTE_MS)).toEqual(TAKEN)
  expect((await ask('GET', '/v1/canaries/ledger')).json.items).toHaveLength(2)
  // And is erased again.
  await ask('POST', '/v1/accounts/ada/erasure')
  expect(await tell('ada', Date.now() + MINUTE_MS)).toEqual(REFUSED)
})
