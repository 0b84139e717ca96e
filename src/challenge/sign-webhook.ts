import { createHmac, timingSafeEqual } from 'node:crypto'

/** Names and form of the Standard Webhooks specification 1.0.0. */
export interface WebhookHeaders {
  'webhook-id': string
  /** seconds since 1970 */
  'webhook-timestamp': string
  /** `v1,` and the HMAC-SHA256 of `ID.TIMESTAMP.BODY` in Base64; one a key, with spaces between */
  'webhook-signature': string
}

export interface WebhookToSign {
  /** without a full stop, else parts of the signed content could pass for others */
  id: string
  sent_ms: number
  body: string
}

export function signWebhook({ id, sent_ms, body }: WebhookToSign, keys: readonly Buffer[]): WebhookHeaders {
  const timestamp = String(Math.floor(sent_ms / 1000))
  const signatures = keys.map((key) => `v1,${macOf(key, id, timestamp, body).toString('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

/** A list of signatures longer than this is not read to its end. */
const SIGNATURES_MAX = 16

/** Whether one of the signatures was made by one of the keys. Takes the same time whichever byte is wrong. */
export function isSignedBy(headers: WebhookHeaders, body: string | Uint8Array, keys: readonly Buffer[]): boolean {
  const wanted = keys.map((key) => macOf(key, headers['webhook-id'], headers['webhook-timestamp'], body))
  const given = headers['webhook-signature']
    .split(' ', SIGNATURES_MAX)
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice(3), 'base64'))
  const matches = wanted.flatMap((mac) =>
    given.map((other) => other.length === mac.length && timingSafeEqual(mac, other)),
  )
  return matches.includes(true)
}

const macOf = (key: Buffer, id: string, timestamp: string, body: string | Uint8Array): Buffer =>
  createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
