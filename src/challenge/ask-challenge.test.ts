import { afterEach, expect, it } from 'vitest'
import { challengeRequestSchema } from '#contract/challenge.js'
import { InputError } from '#contract/scan.js'
import { askChallenge, type ChallengeToAsk } from './ask-challenge.js'
import { json, openIdentityProvider } from './fixtures/identity-provider.js'
import { isSignedBy, type WebhookHeaders } from './sign-webhook.js'
import { webhookKeys } from './webhook-keys.js'

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function provider(...answers: Parameters<typeof openIdentityProvider>) {
  const opened = await openIdentityProvider(...answers)
  open.push(opened)
  const ask = (more: Partial<ChallengeToAsk> = {}) =>
    askChallenge({ url: opened.url, secret: SECRET, account_id: 'acct', case_id: 'case_1', backoff_ms: 1, ...more })
  return { ...opened, ask }
}

it('asks with a signature that the provider can check, and tells nothing but account and case', async () => {
  const { ask, received } = await provider(
    json(200, { status: 'passed', verified_until: '2027-01-01T00:00:00Z', x: 1 }),
  )
  expect(await ask()).toEqual({
    delivered: true,
    attempts: 1,
    answer: { status: 'passed', verified_until: '2027-01-01T00:00:00Z' },
  })
  const [{ headers, body }] = received as [(typeof received)[0]]
  const signed = headers as unknown as WebhookHeaders
  expect(isSignedBy(signed, body, webhookKeys(SECRET))).toBe(true)
  expect(Math.abs(Number(signed['webhook-timestamp']) * 1000 - Date.now())).toBeLessThan(5000)
  expect(headers['content-type']).toBe('application/json')
  const document = JSON.parse(body)
  expect(challengeRequestSchema.strict().parse(document).data).toEqual({ account_id: 'acct', case_id: 'case_1' })
  expect(Object.keys(document.data)).toEqual(['account_id', 'case_id'])
})

it('tries again under the same id until it is answered', async () => {
  const { ask, received } = await provider(
    json(503, {}, { 'retry-after': '3600' }),
    (response) => response.destroy(),
    json(200, { status: 'pending', challenge_url: 'https://id.example/v/1' }),
  )
  expect(await ask({ backoff_ms_max: 20 })).toEqual({
    delivered: true,
    attempts: 3,
    answer: { status: 'pending', challenge_url: 'https://id.example/v/1' },
  })
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
})

it('ends after a stated number of attempts', async () => {
  const { ask, received } = await provider(json(500, {}))
  expect(await ask({ attempts_max: 3 })).toEqual({ delivered: false, attempts: 3, what: 'answered 500' })
  expect(received).toHaveLength(3)
})

it('waits as long as the provider asks for, within the bound', async () => {
  const { ask } = await provider(json(429, {}, { 'retry-after': '1' }), json(204, undefined))
  const began_ms = performance.now()
  expect(await ask()).toMatchObject({ delivered: true, attempts: 2 })
  expect(performance.now() - began_ms).toBeGreaterThan(450)
})

it('does not try again what will not change', async () => {
  for (const status of [400, 401, 404, 410]) {
    const { ask } = await provider(json(status, {}))
    expect(await ask()).toEqual({ delivered: false, attempts: 1, what: `answered ${status}` })
  }
})

it('follows no redirect', async () => {
  const target = await provider(json(200, { status: 'passed' }))
  for (const status of [301, 302, 307, 308]) {
    const { ask } = await provider(json(status, {}, { location: target.url }))
    expect(await ask()).toEqual({ delivered: false, attempts: 1, what: `answered ${status}` })
  }
  expect(target.received).toEqual([])
})

it('takes an empty answer for one that comes later, and no odd one for any', async () => {
  const empty = await provider((response) => response.writeHead(202).end())
  expect(await empty.ask()).toMatchObject({ answer: { status: 'pending' } })
  const odd = [{ status: 'maybe' }, 'passed', { status: 'pending', challenge_url: 'javascript:alert(1)' }]
  for (const document of odd) {
    const { ask } = await provider(json(200, document))
    expect(await ask()).toEqual({ delivered: false, attempts: 1, what: 'answered what is not understood' })
  }
  const long = await provider(json(200, { status: 'passed', filler: 'x'.repeat(2000) }))
  expect(await long.ask({ answer_bytes_max: 1000 })).toMatchObject({ what: 'answered more than 1000 bytes' })
})

it('does not wait for a provider that stalls, before or inside its answer', async () => {
  const { ask } = await provider(
    () => {},
    (response) => response.writeHead(200).write('{"status":'),
  )
  const began_ms = performance.now()
  expect(await ask({ timeout_ms: 100, attempts_max: 2 })).toEqual({
    delivered: false,
    attempts: 2,
    what: 'no answer within 100 ms',
  })
  expect(performance.now() - began_ms).toBeLessThan(3000)
})

it('stops when it is told to, while it asks and while it waits', async () => {
  for (const answer of [() => {}, json(500, {})]) {
    const stop = new AbortController()
    const { ask } = await provider(answer)
    setTimeout(() => stop.abort(), 100)
    const asked = await ask({ backoff_ms: 10_000, signal: stop.signal })
    expect(asked).toEqual({ delivered: false, attempts: 1, what: 'stopped' })
  }
})

it('says that nobody is there without the address', async () => {
  const { url, close, ask } = await provider(json(200, {}))
  await close()
  const asked = await ask({ url: `${url}?token=hush`, attempts_max: 1 })
  expect(asked).toEqual({ delivered: false, attempts: 1, what: 'no connection (ECONNREFUSED)' })
})

it.each(['', 'id.example', 'file:///etc/passwd', 'ftp://id.example', 'https://user:hush@id.example/'])(
  'refuses the address %j',
  async (url) => {
    const asked = askChallenge({ url, secret: SECRET, account_id: 'a', case_id: 'c' })
    await expect(asked).rejects.toThrow(InputError)
    await expect(asked).rejects.not.toThrow(/hush/)
  },
)
