import fc from 'fast-check'
import { expect, it } from 'vitest'
import { InputError } from '#contract/scan.js'
import { isSignedBy, signWebhook } from './sign-webhook.js'
import { webhookKeys } from './webhook-keys.js'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

it('signs as the specification does', () => {
  // Made with openssl: printf 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}' |
  // openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | base64 -d | xxd -p) -binary | base64
  const webhook = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', sent_ms: 1614265330_999, body: '{"test": 2432232314}' }
  expect(signWebhook(webhook, webhookKeys(SECRET))).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

it('knows its own signature, and no other document, id, time or key', () => {
  const text = fc.string({ maxLength: 40 })
  fc.assert(
    fc.property(fc.stringMatching(/^msg_[a-z0-9]{1,9}$/), fc.nat(2e9), text, text, (id, sent_s, body, other) => {
      const keys = webhookKeys(SECRET)
      const headers = signWebhook({ id, sent_ms: sent_s * 1000, body }, keys)
      expect(isSignedBy(headers, body, keys)).toBe(true)
      expect(isSignedBy(headers, Buffer.from(body), keys)).toBe(true)
      expect(isSignedBy(headers, `${body} `, keys)).toBe(false)
      expect(isSignedBy(headers, body, webhookKeys(OTHER))).toBe(false)
      expect(isSignedBy({ ...headers, 'webhook-id': `${id}x` }, body, keys)).toBe(false)
      expect(isSignedBy({ ...headers, 'webhook-timestamp': String(sent_s + 1) }, body, keys)).toBe(false)
      expect(isSignedBy({ ...headers, 'webhook-signature': other }, body, keys)).toBe(false)
    }),
  )
})

it('lets one secret take the place of another', () => {
  const webhook = { id: 'msg_1', sent_ms: 0, body: 'b' }
  const both = signWebhook(webhook, webhookKeys(`${OTHER} ${SECRET}`))
  expect(isSignedBy(both, 'b', webhookKeys(SECRET))).toBe(true)
  expect(isSignedBy(both, 'b', webhookKeys(OTHER))).toBe(true)
  expect(isSignedBy(signWebhook(webhook, webhookKeys(SECRET)), 'b', webhookKeys(`${OTHER} ${SECRET}`))).toBe(true)
})

it.each([
  '',
  'secret-of-32-characters-without-prefix',
  'whsec_',
  'whsec_c2hvcnQ=',
  'whsec_not base64 at all',
  `whsec_${Buffer.alloc(600).toString('base64')}`,
  `${SECRET} whsec_c2hvcnQ=`,
])('refuses the secret %j without telling it', (secret) => {
  const read = () => webhookKeys(secret)
  expect(read).toThrow(InputError)
  if (secret.length > 10) expect(read).not.toThrow(secret.slice(6, 20))
})
