import { afterEach, describe, expect, it } from 'vitest'
import { openTaxii, type Scripted, type Seen } from './fixtures/open-taxii.js'
import { requestTaxii } from './request-taxii.js'
import { accessOf, type TaxiiAccess } from './taxii-access.js'

const opened: Awaited<ReturnType<typeof openTaxii>>[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})
const open = async (answer: (seen: Seen, number: number) => Scripted) => {
  const server = await openTaxii(answer)
  opened.push(server)
  return server
}
const SECRET = 'the-password'
const credentials = { kind: 'basic' as const, username: 'partner', password: SECRET }
const ask = (url: string, more: Partial<TaxiiAccess> = {}) =>
  requestTaxii(accessOf({ credentials, backoff_ms: 1, backoff_ms_max: 20, ...more }), {
    method: 'GET',
    url: new URL(url),
  })

describe('requestTaxii', () => {
  it('asks as TAXII has it', async () => {
    const server = await open(() => ({
      body: { title: 't' },
      headers: { 'x-taxii-date-added-last': '2026-01-01T00:00:00.000001Z' },
    }))
    expect(await ask(server.origin)).toEqual({
      status: 200,
      document: { title: 't' },
      date_added_last: '2026-01-01T00:00:00.000001Z',
    })
    expect(server.seen[0]!.headers).toMatchObject({
      accept: 'application/taxii+json;version=2.1',
      authorization: `Basic ${Buffer.from(`partner:${SECRET}`).toString('base64')}`,
    })
    await ask(server.origin, { credentials: { kind: 'bearer', token: 'tok' } })
    expect(server.seen[1]!.headers.authorization).toBe('Bearer tok')
  })

  it.each([{ status: 429 }, { status: 503, headers: { 'retry-after': '0' } }, { status: 500 }, { hang_up: true }])(
    'tries again after %j, and no more often than it may',
    async (busy) => {
      const server = await open((_, number) => (number < 2 ? busy : { body: { title: 't' } }))
      expect(await ask(server.origin)).toMatchObject({ document: { title: 't' } })
      expect(server.seen).toHaveLength(3)
      const never = await open(() => busy)
      await expect(ask(never.origin, { attempts_max: 2 })).rejects.toMatchObject({ name: 'TaxiiFailure' })
      expect(never.seen).toHaveLength(2)
    },
  )

  it('waits as long as it is asked to, up to its bound', async () => {
    const server = await open((_, number) => (number === 0 ? { status: 429, headers: { 'retry-after': '3600' } } : {}))
    const begin = performance.now()
    await ask(server.origin, { backoff_ms_max: 200 })
    expect(performance.now() - begin).toBeGreaterThanOrEqual(190)
    expect(performance.now() - begin).toBeLessThan(5_000)
  })

  it.each([400, 401, 403, 404, 406, 415, 422])('does not try again after %d, and tells why', async (status) => {
    const server = await open(() => ({ status, body: { title: 'Not\nso', description: 'x'.repeat(9_999) } }))
    const error = await ask(server.origin).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name: 'TaxiiFailure', status })
    expect((error as Error).message).toMatch(/«Not so: x+»/)
    expect((error as Error).message.length).toBeLessThan(500)
    expect(String(error) + JSON.stringify(error)).not.toContain(SECRET)
    expect(server.seen).toHaveLength(1)
  })

  it.each([
    [{ headers: { 'content-type': 'application/json' } }, /not TAXII 2\.1/],
    [{ headers: { 'content-type': 'application/taxii+json;version=2.0' } }, /not TAXII 2\.1/],
    [{ body: '{' }, /not JSON/],
    [{ body: '[]' }, /not an object/],
    [{ body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }, /nested deeper/],
    [{ body: { title: 'x'.repeat(2_000) } }, /longer than/],
  ] as [Scripted, RegExp][])('refuses an answer that is none, %#', async (answer, reason) => {
    const server = await open(() => answer)
    const more = reason.source.startsWith('longer') ? { answer_bytes_max: 1_000 } : {}
    await expect(ask(server.origin, more)).rejects.toThrow(reason)
    expect(server.seen).toHaveLength(1)
  })

  it('ends a request that takes too long, and at once when it is told to', async () => {
    const server = await open(() => ({ body: {} }))
    const slow = await open(() => ({ status: 503 }))
    await expect(ask(server.origin, { request_ms_max: 0, attempts_max: 1 })).rejects.toThrow(/cannot be asked/)
    const controller = new AbortController()
    const asked = ask(slow.origin, { backoff_ms: 60_000, backoff_ms_max: 60_000, signal: controller.signal })
    setTimeout(() => controller.abort(), 50)
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('redirects', () => {
  it('are followed within one origin', async () => {
    const server = await open(({ path }) =>
      path === '/a/' ? { status: 301, headers: { location: '/b/' } } : { body: { title: path } },
    )
    expect(await ask(`${server.origin}/a/`)).toMatchObject({ document: { title: '/b/' } })
  })

  it('do not take credentials elsewhere', async () => {
    const other = await open(() => ({ body: {} }))
    const server = await open(() => ({ status: 302, headers: { location: `${other.origin}/steal/` } }))
    await expect(ask(server.origin)).rejects.toThrow(/another origin/)
    expect(other.seen).toEqual([])
  })

  it('end', async () => {
    const server = await open(() => ({ status: 302, headers: { location: '/again/' } }))
    await expect(ask(server.origin)).rejects.toThrow(/more than 3 redirects/)
  })
})

describe('addresses', () => {
  it('of private networks are refused where that is set', async () => {
    const server = await open(() => ({ body: {} }))
    const port = new URL(server.origin).port
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '169.254.169.254',
      '10.0.0.1',
    ])
      await expect(
        ask(`http://${host}:${port}/`, { private_addresses: 'refused', backoff_ms: 60_000 }),
      ).rejects.toThrow(/cannot be asked: the address is of a private network/)
    expect(server.seen).toEqual([])
  })

  it('hold no credentials', async () => {
    const error = await ask(`http://partner:${SECRET}@127.0.0.1/`).catch((thrown: Error) => thrown)
    expect(String(error)).toMatch(/do not stand in addresses/)
    expect(String(error)).not.toContain(SECRET)
  })
})
