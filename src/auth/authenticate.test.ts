import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Principal, Scope } from '#contract/role.js'
import { peopleSettingsSchema } from '#contract/role.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { scopeFailure } from './auth-failure.js'
import { createAuthenticate } from './authenticate.js'
import { createKey } from './create-key.js'
import { firstKey } from './first-key.js'
import { openIssuer } from './fixtures/open-issuer.js'
import { type FollowOptions, followKeys, type KeyFollower } from './follow-keys.js'
import { createKeyRing } from './key-ring.js'
import { makeToken } from './key-token.js'
import { findKey } from './list-keys.js'
import { revokeKey } from './revoke-key.js'
import { createVerifyPerson } from './verify-person.js'

let state: State
const followers: KeyFollower[] = []
beforeAll(async () => {
  state = await openTestState()
})
afterEach(async () => {
  for (const follower of followers.splice(0)) await follower.stop()
  await state.run('DELETE FROM api_keys')
})
afterAll(() => state.close())

const asked = { name: 'gateway', scopes: ['decide' as Scope], created_by: 'key:root' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
async function open(options: FollowOptions = {}, store: State = state) {
  const ring = createKeyRing()
  const follower = await followKeys(store, ring, { poll_ms: 3_600_000, ...options })
  followers.push(follower)
  return { ring, follower, authenticate: createAuthenticate({ ring, follower }) }
}

it('knows a key at once, without a promise, by either header', async () => {
  const { key, token } = await createKey(state, asked, Date.now())
  const { authenticate } = await open()
  const principal = { id: `key:${key.id}`, kind: 'key', name: 'gateway' }
  expect(authenticate(bearer(token), Date.now())).toMatchObject({ principal })
  expect(authenticate({ authorization: `bEARER   ${token} ` }, Date.now())).toMatchObject({ principal })
  expect(authenticate({ 'x-api-key': token }, Date.now())).toMatchObject({ principal })
})

it('refuses with a challenge, and repeats nothing of what was sent', async () => {
  const { authenticate } = await open()
  const { token } = makeToken()
  const ask = async (headers: object) => (await authenticate(headers, Date.now())).failure
  expect(await ask({})).toMatchObject({ http_status: 401, www_authenticate: 'Bearer realm="stillwatch"' })
  expect(await ask({ authorization: 'Basic dTpw' })).toMatchObject({ http_status: 401, code: 'malformed' })
  expect(await ask({ authorization: 'Bearer ' })).toMatchObject({ http_status: 401, code: 'malformed' })
  expect(await ask({ 'x-api-key': [token, token] })).toMatchObject({ code: 'no_credentials' })
  const unknown = await ask(bearer(token))
  expect(unknown).toMatchObject({ http_status: 401, code: 'unknown' })
  expect(unknown?.www_authenticate).toBe(
    'Bearer realm="stillwatch", error="invalid_token", error_description="The key is not known here, or was revoked"',
  )
  expect(JSON.stringify(unknown)).not.toContain(token.slice(3, 12))
})

it('tells of an expired key that it is expired', async () => {
  const now_ms = Date.now()
  const { token } = await createKey(state, { ...asked, expires: new Date(now_ms + 1_000).toISOString() }, now_ms)
  const { authenticate } = await open()
  expect(authenticate(bearer(token), now_ms)).toHaveProperty('principal')
  expect(authenticate(bearer(token), now_ms + 1_000)).toMatchObject({ failure: { code: 'expired' } })
})

describe('keys made and revoked while the server runs', () => {
  it('are seen: a new one by its first use, a revoked one when told', async () => {
    const { authenticate, follower } = await open()
    const { key, token } = await createKey(state, asked, Date.now())
    expect(await authenticate(bearer(token), Date.now())).toHaveProperty('principal')
    await revokeKey(state, { id: key.id, by: 'x' }, Date.now())
    expect(await authenticate(bearer(token), Date.now())).toHaveProperty('principal')
    await follower.refresh()
    expect(await authenticate(bearer(token), Date.now())).toMatchObject({ failure: { code: 'unknown' } })
  })

  it('are seen by looking again and again', async () => {
    const { ring } = await open({ poll_ms: 20 })
    const { token } = await createKey(state, asked, Date.now())
    await expect.poll(() => ring.verify(token, Date.now())).toHaveProperty('id')
  })

  it('make guessing no load on the store', async () => {
    let looks = 0
    const counted = {
      ...state,
      rows: ((...query: Parameters<State['rows']>) => {
        looks += 1
        return state.rows(...query)
      }) as State['rows'],
    }
    const { authenticate } = await open({}, counted)
    const guesses = Array.from({ length: 500 }, () => authenticate(bearer(makeToken().token), 10_000))
    for (const outcome of await Promise.all(guesses)) expect(outcome.failure?.http_status).toBe(401)
    expect(looks).toBe(2)
  })

  it('are looked for by a look that began after they were made', async () => {
    let answer = Promise.resolve()
    const rows = async (...query: Parameters<State['rows']>) => {
      const found = await state.rows(...query)
      await answer
      return found
    }
    const { ring, follower } = await open({}, { ...state, rows: rows as State['rows'] })
    let release = () => {}
    answer = new Promise((resolve) => {
      release = resolve
    })
    // It has read the store, but its answer is on the way while the key is made.
    const early = follower.refresh()
    const { token } = await createKey(state, asked, Date.now())
    const later = [follower.refresh(), follower.refresh()]
    release()
    await Promise.all([early, ...later])
    expect(ring.verify(token, Date.now())).toHaveProperty('id')
  })
})

it('goes on with the keys it has while the store is away or stalls, and says so', async () => {
  const { token } = await createKey(state, asked, Date.now())
  let rows: State['rows'] = state.rows
  const away = { ...state, rows: ((...query: Parameters<State['rows']>) => rows(...query)) as State['rows'] }
  const told: unknown[] = []
  const { authenticate } = await open(
    { poll_ms: 20, miss_look_ms_max: 50, on_error: (error) => told.push(error) },
    away,
  )
  rows = () => Promise.reject(new Error('away'))
  await expect.poll(() => told.length).toBeGreaterThan(1)
  expect(authenticate(bearer(token), Date.now())).toHaveProperty('principal')
  expect(await authenticate(bearer(makeToken().token), Date.now())).toMatchObject({ failure: { code: 'unknown' } })
  rows = () => new Promise(() => {})
  expect(await authenticate(bearer(makeToken().token), Date.now() + 5_000)).toMatchObject({
    failure: { code: 'unknown' },
  })
  rows = () => Promise.reject(new Error('closed'))
})

it('writes last uses, and ends a printed key when another admin key is used', async () => {
  const printed = await firstKey(state, {}, Date.now())
  if (printed.kind !== 'printed') throw new Error('no key was printed')
  const ended: string[] = []
  const { authenticate } = await open({ uses_ms: 20, on_ended: async (_, ids) => void ended.push(...ids) })
  const { key, token } = await createKey(state, { ...asked, scopes: ['admin'] }, Date.now())
  expect(await authenticate(bearer(printed.token), Date.now())).toHaveProperty('principal')
  expect(await authenticate(bearer(token), Date.now())).toHaveProperty('principal')
  await expect.poll(() => ended).toEqual([printed.key.id])
  await expect
    .poll(() => authenticate(bearer(printed.token), Date.now()))
    .toMatchObject({ failure: { code: 'unknown' } })
  expect((await findKey(state, key.id))?.last_used).not.toBeNull()
})

it('asks the issuer for what looks like its token, and the ring for the rest', async () => {
  const issuer = await openIssuer()
  try {
    const token = await issuer.sign(await issuer.makeKey('one'))
    const ring = createKeyRing()
    const people = peopleSettingsSchema.parse({
      issuer: issuer.url,
      audience: ['stillwatch'],
      roles: { soc: ['analyst'] },
    })
    const authenticate = createAuthenticate({ ring, verifyPerson: createVerifyPerson(people) })
    expect(await authenticate(bearer(token), 1_000_000)).toMatchObject({ principal: { id: 'person:u-1' } })
    expect(await authenticate(bearer('key'), 1_000_000)).toMatchObject({ failure: { code: 'unknown' } })
    const without = createAuthenticate({ ring })
    expect(without(bearer(token), 1_000_000)).toMatchObject({
      failure: { detail: expect.stringContaining('do not sign in') },
    })
  } finally {
    await issuer.close()
  }
})

describe('what a principal may', () => {
  const who = (id: string, change: Partial<Principal> = {}): Principal => ({
    id,
    kind: 'key',
    name: id,
    scopes: new Set<Scope>(['approve']),
    ...change,
  })

  it('is refused with the scope that is missing', () => {
    expect(scopeFailure(who('a'), 'approve')).toBeUndefined()
    const failure = scopeFailure(who('a', { name: 'Ada "the first"' }), 'text')
    expect(failure).toMatchObject({ http_status: 403, code: 'insufficient_scope' })
    expect(failure?.www_authenticate).toBe('Bearer realm="stillwatch", error="insufficient_scope", scope="text"')
  })
})
