import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIssuer, type TestIssuer } from '#auth/fixtures/open-issuer.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

/** Two beats, the look at revocations of the key ring, and what a busy machine adds. */
const ENDS_MS_MAX = 20_000
const LIVES_S = 8

let server: TestServer
let issuer: TestIssuer

beforeAll(async () => {
  issuer = await openIssuer()
  const people = { issuer: issuer.url, audience: ['stillwatch'], roles: { soc: ['analyst'] }, clock_tolerance_s: 0 }
  server = await startTestServer({ people })
})
afterAll(async () => {
  await server.close()
  await issuer.close()
})

interface Followed {
  status: number
  /** what came so far */
  text: string
  /** resolves with the time, ms since it began, at which the server ended it in an orderly way */
  ended: Promise<number>
  leave(): void
}

async function follow(path: string, token: string): Promise<Followed> {
  const leaving = new AbortController()
  const began_ms = performance.now()
  const response = await fetch(server.url + path, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  })
  const followed: Followed = {
    status: response.status,
    text: '',
    ended: Promise.resolve(0),
    leave: () => leaving.abort(),
  }
  const read = async () => {
    for await (const piece of response.body!) followed.text += Buffer.from(piece).toString()
    return performance.now() - began_ms
  }
  followed.ended = read()
  // Tests that leave see no end.
  followed.ended.catch(() => {})
  return followed
}

const created = async (scope: string, expires?: string): Promise<{ key: { id: string }; token: string }> =>
  (await server.ask('POST', '/v1/keys', { body: { name: 'follower', scopes: [scope], expires } })).json

const STREAMS = [
  ['/v1/decisions/stream', 'follow'],
  ['/v1/campaigns/stream', 'analyst'],
] as const

describe.each(STREAMS)('%s', (path, scope) => {
  it('ends when its key is revoked, and goes on for others', async () => {
    const [revoked, kept] = [await created(scope), await created(scope)]
    const [ending, going] = [await follow(path, revoked.token), await follow(path, kept.token)]
    expect([ending.status, going.status]).toEqual([200, 200])
    await server.ask('DELETE', `/v1/keys/${revoked.key.id}`)
    expect(await ending.ended).toBeLessThan(ENDS_MS_MAX)
    expect((await follow(path, revoked.token)).status).toBe(401)
    const open = await Promise.race([going.ended, new Promise((resolve) => setTimeout(resolve, 6000, 'open'))])
    expect(open).toBe('open')
    expect(going.text).not.toBe('')
    going.leave()
  })

  it('ends when its key expires', async () => {
    const { token } = await created(scope, new Date(Date.now() + LIVES_S * 1000).toISOString())
    const ended_ms = await (await follow(path, token)).ended
    expect(ended_ms).toBeGreaterThan(LIVES_S * 1000 - 2000)
    expect(ended_ms).toBeLessThan(ENDS_MS_MAX)
  })
})

it("ends when a person's token has run out", async () => {
  const key = await issuer.makeKey('one')
  const token = await issuer.sign(key, { exp: Math.floor(Date.now() / 1000) + LIVES_S })
  const followed = await follow('/v1/campaigns/stream', token)
  expect(followed.status).toBe(200)
  const ended_ms = await followed.ended
  expect(ended_ms).toBeGreaterThan(LIVES_S * 1000 - 3000)
  expect(ended_ms).toBeLessThan(ENDS_MS_MAX)
})

it('tells with each sign of life how old the decisions are', async () => {
  const { token } = await created('follow')
  const followed = await follow('/v1/decisions/stream', token)
  await expect.poll(() => followed.text, { timeout: ENDS_MS_MAX }).toMatch(/^event: age\ndata: \{"age_ms":\d+\}\n\n/)
  followed.leave()
  const { json } = await server.ask('GET', '/v1/decisions/snapshot', { key: token })
  expect(json.age_ms).toBeGreaterThanOrEqual(0)
  expect(json.age_ms).toBeLessThan(ENDS_MS_MAX)
})
