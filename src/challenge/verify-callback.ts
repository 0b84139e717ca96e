import { type ChallengeCallback, challengeCallbackSchema } from '#contract/challenge.js'
import { InputError } from '#contract/scan.js'
import { isSignedBy, type WebhookHeaders } from './sign-webhook.js'
import { webhookKeys } from './webhook-keys.js'

/** As the specification recommends; clocks may differ by as much. */
export const CALLBACK_WINDOW_MS = 300_000

const WHERE = 'challenge callback'

/** `problem` is for the log; who sent it is told 401 and no more. */
export type VerifiedCallback =
  | { valid: true; message_id: string; sent_ms: number; callback: ChallengeCallback }
  | { valid: false; problem: string }

/**
 * Reads a callback of the identity provider, if it is signed with the secret and not older or newer than the window (five
 * minutes by default). What is sent again within it is valid again: `passChallenge` and `failChallenge` heed `sent_ms`, so
 * that it changes nothing. `body` are the bytes as they came, before any parsing.
 * Throws an InputError for a signed body that cannot be used, and for a secret of another form.
 */
export function verifyCallback(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string | Uint8Array,
  secret: string,
  now_ms: number,
  window_ms = CALLBACK_WINDOW_MS,
): VerifiedCallback {
  const keys = webhookKeys(secret)
  const signed = readHeaders(headers)
  if (signed === undefined) return { valid: false, problem: 'a header is missing, or not of its form' }
  const sent_ms = Number(signed['webhook-timestamp']) * 1000
  if (Math.abs(now_ms - sent_ms) > window_ms)
    return { valid: false, problem: `sent ${Math.round((now_ms - sent_ms) / 1000)} s ago` }
  if (!isSignedBy(signed, body, keys)) return { valid: false, problem: 'the signature does not match' }
  return { valid: true, message_id: signed['webhook-id'], sent_ms, callback: readBody(body) }
}

function readHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): WebhookHeaders | undefined {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const signature = headers['webhook-signature']
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') return undefined
  if (!/^[^.\s]{1,256}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return undefined
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
}

function readBody(body: string | Uint8Array): ChallengeCallback {
  const checked = challengeCallbackSchema.safeParse(parseJson(Buffer.from(body).toString('utf8')))
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const what = `${issue!.path.join('.') || 'document'}: ${issue!.message}`
  throw new InputError(what, WHERE, 'Send { type, data: { account_id, status } }.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InputError('not JSON', WHERE, 'Send the body that was signed, as JSON.')
  }
}
