import { expect, it } from 'vitest'
import { InputError } from '#contract/scan.js'
import { signWebhook } from './sign-webhook.js'
import { verifiedUntil } from './verified-until.js'
import { verifyCallback } from './verify-callback.js'
import { webhookKeys } from './webhook-keys.js'

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const NOW_MS = Date.parse('2026-05-01T00:00:00Z')
const BODY = JSON.stringify({ type: 'challenge.answered', data: { account_id: 'a', status: 'passed' } })

const signed = (body = BODY, sent_ms = NOW_MS) => ({
  ...signWebhook({ id: 'msg_1', sent_ms, body }, webhookKeys(SECRET)),
})
const verify = (headers: object, body: string | Uint8Array = BODY) =>
  verifyCallback(headers as Record<string, string>, body, SECRET, NOW_MS)

it('reads what the provider signed', () => {
  expect(verify(signed(), Buffer.from(BODY))).toEqual({
    valid: true,
    message_id: 'msg_1',
    sent_ms: NOW_MS,
    callback: { type: 'challenge.answered', data: { account_id: 'a', status: 'passed' } },
  })
})

it('accepts five minutes to either side, and no more', () => {
  for (const away_ms of [-300_000, 300_000]) expect(verify(signed(BODY, NOW_MS + away_ms)).valid).toBe(true)
  for (const away_ms of [-301_000, 301_000]) expect(verify(signed(BODY, NOW_MS + away_ms)).valid).toBe(false)
})

it('refuses what is not signed, or signed otherwise', () => {
  const other = `whsec_${Buffer.alloc(32, 6).toString('base64')}`
  const forged = signWebhook({ id: 'msg_1', sent_ms: NOW_MS, body: BODY }, webhookKeys(other))
  const [good] = [signed()]
  const bad: object[] = [
    {},
    forged,
    { ...good, 'webhook-signature': '' },
    { ...good, 'webhook-signature': good['webhook-signature'].slice(3) },
    { ...good, 'webhook-signature': good['webhook-signature'].replace('v1,', 'v1a,') },
    { ...good, 'webhook-signature': [good['webhook-signature'], 'v1,x'] },
    { ...good, 'webhook-timestamp': '' },
    { ...good, 'webhook-timestamp': '1e9' },
    { ...good, 'webhook-timestamp': `${NOW_MS / 1000 + 1}` },
    { ...good, 'webhook-id': 'msg_2' },
    { ...good, 'webhook-id': undefined },
  ]
  for (const headers of bad) expect(verify(headers), JSON.stringify(headers)).toMatchObject({ valid: false })
  expect(verify(good, BODY.replace('"a"', '"b"')).valid).toBe(false)
  // Moving the border between id, time and body must not keep the signature.
  const moved = { ...good, 'webhook-id': 'msg_1.1' }
  expect(verify(moved).valid).toBe(false)
})

it('does not read a body before its signature holds', () => {
  expect(verify(signed(), 'not JSON').valid).toBe(false)
})

it.each(['not JSON', '{}', '[]', BODY.replace('passed', 'maybe'), BODY.replace('"a"', '""')])(
  'says of a signed body what is wrong: %s',
  (body) => {
    expect(() => verify(signed(body), body)).toThrow(InputError)
  },
)

it('bounds how long an account counts as verified', () => {
  const day_ms = 86_400_000
  const until = (verified_until?: string) =>
    Date.parse(verifiedUntil({ status: 'passed', ...(verified_until ? { verified_until } : {}) }, NOW_MS)) - NOW_MS
  expect(until()).toBe(30 * day_ms)
  expect(until('2026-05-03T02:00:00+02:00')).toBe(2 * day_ms)
  expect(until('9999-01-01T00:00:00Z')).toBe(365 * day_ms)
})
