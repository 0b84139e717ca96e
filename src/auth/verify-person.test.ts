import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PeopleSettings, peopleSettingsSchema } from '#contract/role.js'
import { openIssuer, type TestIssuer } from './fixtures/open-issuer.js'
import { createVerifyPerson, type VerifyPerson } from './verify-person.js'

/** Tokens of the tests end at second 2,000. */
const NOW_MS = 1_000_000
let issuer: TestIssuer
let key: Awaited<ReturnType<TestIssuer['makeKey']>>
let verify: VerifyPerson
const open = (change: Partial<PeopleSettings> = {}): VerifyPerson =>
  createVerifyPerson(
    peopleSettingsSchema.parse({
      issuer: issuer.url,
      audience: ['stillwatch'],
      roles: { soc: ['analyst'], leads: ['reviewer', 'admin'] },
      unknown_key_ms_min: 0,
      retry_ms_min: 0,
      ...change,
    }),
  )
const failureOf = async (token: string, now_ms = NOW_MS, by = verify) => (await by(token, now_ms)).failure

beforeEach(async () => {
  issuer = await openIssuer()
  key = await issuer.makeKey('one')
  verify = open()
})
afterEach(() => issuer.close())

it('gives a person with the scopes of the roles, and asks the issuer once', async () => {
  const outcome = await verify(await issuer.sign(key), NOW_MS)
  expect(outcome).toEqual({
    principal: { id: 'person:u-1', kind: 'person', name: 'Ada', scopes: new Set(['analyst']) },
  })
  await verify(await issuer.sign(key, { sub: 'u-2' }), NOW_MS)
  expect(issuer.requests).toEqual({ '/.well-known/openid-configuration': 1, '/keys': 1 })
})

it('takes each algorithm that is allowed by default', async () => {
  for (const algorithm of ['RS256', 'PS256', 'ES256', 'EdDSA']) {
    const token = await issuer.sign(await issuer.makeKey(algorithm, algorithm))
    expect(await verify(token, NOW_MS), algorithm).toHaveProperty('principal')
  }
})

describe('refuses', () => {
  const claims: [string, Record<string, unknown>, string][] = [
    ['another issuer', { iss: 'https://elsewhere.example' }, 'claim iss'],
    ['another audience', { aud: 'other' }, 'claim aud'],
    ['no audience', { aud: undefined }, 'claim aud'],
    ['no subject', { sub: undefined }, 'claim sub'],
    ['a subject that no log can carry', { sub: 'a\nb' }, 'names nobody'],
    ['no end', { exp: undefined }, 'claim exp'],
    ['a token that is not valid yet', { nbf: 1_031 }, 'claim nbf'],
  ]
  it.each(claims)('%s', async (_, change, words) => {
    const failure = await failureOf(await issuer.sign(key, change))
    expect(failure).toMatchObject({ http_status: 401, detail: expect.stringContaining(words) })
    expect(failure?.www_authenticate).toMatch(/^Bearer realm="stillwatch", error="invalid_token"/)
  })

  it('an expired token, past the tolerance of clocks', async () => {
    const token = await issuer.sign(key)
    expect(await failureOf(token, 2_029_000)).toBeUndefined()
    expect(await failureOf(token, 2_031_000)).toMatchObject({ http_status: 401, code: 'expired' })
  })

  it('no algorithm, a shared secret made of the public key, and one that is not allowed', async () => {
    const body = { iss: issuer.url, aud: 'stillwatch', sub: 'u-1', exp: 2_000, roles: ['leads'] }
    expect(await failureOf(new UnsecuredJWT(body).encode())).toMatchObject({ http_status: 401 })
    const shared = new TextEncoder().encode(await exportSPKI(key.publicKey))
    const confused = await new SignJWT(body).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(shared)
    expect((await failureOf(confused))?.detail).toContain('not signed with one of')
    const other = await issuer.sign(await issuer.makeKey('es384', 'ES384'))
    expect((await failureOf(other))?.detail).toContain('not signed with one of')
    expect(() => open({ algorithms: ['HS256' as 'RS256'] })).toThrow()
  })

  it('a changed payload, another key of the same name, and what is no token', async () => {
    const [head, , signature] = (await issuer.sign(key)).split('.')
    const [, payload] = (await issuer.sign(key, { roles: ['leads'] })).split('.')
    expect((await failureOf(`${head}.${payload}.${signature}`))?.detail).toContain('signature')
    const stranger = await openIssuer()
    try {
      const forged = await stranger.sign(await stranger.makeKey('one'), { iss: issuer.url })
      expect((await failureOf(forged))?.detail).toContain('signature')
    } finally {
      await stranger.close()
    }
    expect(await failureOf('eyJ.a.b')).toMatchObject({ http_status: 401, code: 'malformed' })
    expect(await failureOf('x'.repeat(20_000))).toMatchObject({ http_status: 401, code: 'malformed' })
  })

  it('a person without a role with 403', async () => {
    for (const roles of [[], undefined, ['__proto__', 'constructor', 7, 'unknown'], { soc: 1 }])
      expect(await failureOf(await issuer.sign(key, { roles }))).toMatchObject({ http_status: 403, code: 'no_role' })
  })

  it('says nothing of what was presented', async () => {
    const token = await issuer.sign(key, { aud: 'other', email: 'ada@example.org' })
    expect(JSON.stringify(await failureOf(token))).not.toMatch(/ada@|eyJ|other/)
  })
})

it('finds roles by a path, by an address and as words', async () => {
  const scopes = async (roles_claim: string, claims: Record<string, unknown>) => {
    const outcome = await open({ roles_claim })(await issuer.sign(key, { roles: undefined, ...claims }), NOW_MS)
    return 'principal' in outcome ? [...outcome.principal.scopes].sort() : outcome
  }
  const all = ['admin', 'analyst', 'approve', 'decide', 'follow', 'ingest', 'taxii', 'text']
  expect(await scopes('realm_access.roles', { realm_access: { roles: ['leads'] } })).toEqual(all)
  expect(await scopes('https://house.example/roles', { 'https://house.example/roles': ['soc'] })).toEqual(['analyst'])
  expect(await scopes('scope', { scope: 'openid soc email' })).toEqual(['analyst'])
})

describe('the issuer', () => {
  it('may change its keys', async () => {
    expect(await failureOf(await issuer.sign(key))).toBeUndefined()
    issuer.keys = []
    const next = await issuer.makeKey('two')
    expect(await failureOf(await issuer.sign(next))).toBeUndefined()
    expect((await failureOf(await issuer.sign(key)))?.detail).toContain('no single key')
  })

  it('is not flooded by tokens of unknown keys', async () => {
    verify = open({ unknown_key_ms_min: 60_000 })
    const stranger = { ...(await issuer.makeKey('unknown')), kid: 'nowhere' }
    issuer.keys.pop()
    const forged = await issuer.sign(stranger)
    for (let n = 0; n < 20; n++) expect(await failureOf(forged)).toMatchObject({ http_status: 401 })
    expect(issuer.requests['/keys']).toBe(1)
  })

  it('that is away is told as such, and is asked again when it is back', async () => {
    const token = await issuer.sign(key)
    const { url, keys } = issuer
    await issuer.close()
    const failure = await failureOf(token)
    expect(failure).toMatchObject({ http_status: 503, code: 'issuer_unavailable', retry_after_s: 1 })
    expect(failure?.detail).toMatch(/issuer http:\S+ cannot be asked for its keys now/)
    expect(failure?.for_log).toContain('ECONNREFUSED')
    issuer = await openIssuer(Number(new URL(url).port))
    issuer.keys = keys
    expect(await failureOf(token)).toBeUndefined()
  })

  it('that is away does not keep out people whose key is known, though strangers ask for others', async () => {
    verify = open({ retry_ms_min: 60_000 })
    const token = await issuer.sign(key)
    const unknown = await issuer.sign({ ...key, kid: 'two' })
    expect(await failureOf(token)).toBeUndefined()
    await issuer.close()
    expect(await failureOf(unknown)).toMatchObject({ http_status: 503 })
    expect(await failureOf(token)).toBeUndefined()
    expect(await failureOf(unknown)).toMatchObject({ http_status: 503, retry_after_s: 60 })
  })

  it('that speaks for another, of unprotected keys, or without end is not believed', async () => {
    const token = await issuer.sign(key)
    issuer.discovery = { issuer: 'https://elsewhere.example', jwks_uri: `${issuer.url}/keys` }
    expect((await failureOf(token))?.for_log).toContain('is that of https://elsewhere.example')
    issuer.discovery = { issuer: issuer.url, jwks_uri: 'http://192.0.2.1/keys' }
    expect((await failureOf(token))?.for_log).toContain('neither https nor on this machine')
    issuer.discovery = { issuer: issuer.url }
    expect((await failureOf(token))?.for_log).toContain('no issuer or jwks_uri')
    issuer.discovery = { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` }
    issuer.keys = [{ kty: 'oct', k: 'x'.repeat(2_000_000) }]
    expect((await failureOf(token))?.for_log).toContain('more than 1048576 bytes')
    expect(() => open({ issuer: 'http://issuer.example' })).toThrow('neither https nor on this machine')
  })
})
