import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const LIMIT = 30

describe('what a caller may ask in a minute', () => {
  let server: TestServer
  let ask: TestServer['ask']
  beforeAll(async () => {
    server = await startTestServer({ server: { requests_per_minute: LIMIT } })
    ask = server.ask
  })
  afterAll(() => server.close())

  const statuses = async (count: number, key: (n: number) => string | null): Promise<number[]> => {
    const found: number[] = []
    for (let n = 0; n < count; n++) found.push((await ask('GET', '/v1/policies', { key: key(n) })).status)
    return found
  }
  const wrong = (n: number) => `sw_${String(n).padStart(12, '0')}_${'0'.repeat(32)}`

  it('counts who is not known by address, whatever key is tried; who is known, by the key', async () => {
    const [one, other] = [await server.keyWith(['analyst']), await server.keyWith(['analyst', 'decide'])]
    const tried = await statuses(LIMIT + 3, wrong)
    expect(tried).toEqual([...Array(LIMIT).fill(401), 429, 429, 429])
    const refused = await ask('GET', '/v1/policies', { key: null })
    expect(refused).toMatchObject({ status: 429, json: { detail: expect.stringContaining('too many requests') } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1)

    expect(await statuses(LIMIT + 1, () => one)).toEqual([...Array(LIMIT).fill(200), 429])
    expect((await ask('GET', '/v1/policies', { key: other })).status).toBe(200)
    // The first key by another spelling of the header is the first key.
    expect((await ask('GET', '/v1/policies', { key: null, headers: { 'x-api-key': one } })).status).toBe(429)
  })

  it('counts a key that is refused for its scopes', async () => {
    const key = await server.keyWith(['decide'])
    expect(await statuses(LIMIT + 1, () => key)).toEqual([...Array(LIMIT).fill(403), 429])
  })

  it('limits no decisions, and counts those that are refused as those that are answered', async () => {
    const key = await server.keyWith(['decide'])
    const statusOf = async (body: unknown, key: string) => (await ask('POST', '/v1/decisions', { body, key })).status
    const answered = []
    for (let n = 0; n < LIMIT + 5; n++) answered.push(await statusOf({ account_id: 'a' }, key))
    expect(new Set(answered)).toEqual(new Set([200]))
    expect(await statusOf({ account_id: 'a' }, wrong(1))).toBe(401)
    expect(await statusOf({ account_id: 7 }, key)).toBe(400)
    expect(await statusOf('{', key)).toBe(415)
    const { text } = await ask('GET', '/metrics', { key: null })
    const counted = [...text.matchAll(/http_requests_total\{route="\/v1\/decisions",status="(\d+)"\} (\d+)/g)]
    expect(Object.fromEntries(counted.map(([, status, count]) => [status, Number(count)]))).toEqual({
      200: LIMIT + 5,
      400: 1,
      401: 1,
      415: 1,
    })
  })
})
