import { createHmac, timingSafeEqual } from 'node:crypto'
import { ReceiveError } from './receive-error.js'

const HEADER = 'helicone-signature'

/**
 * Checks the signature of a webhook: HMAC-SHA256 of the body as it was sent, in hex. One of several secrets may have made
 * it, so that they can be changed without a gap. Throws ReceiveError 401 where none did, or where there is no secret.
 */
export function verifyHelicone(
  body: Buffer,
  signature: string | readonly string[] | undefined,
  secrets: readonly string[],
): void {
  if (signature === undefined || signature === '') throw unsigned('no signature')
  const given = typeof signature === 'string' ? signature.trim() : ''
  if (!/^[0-9a-f]{64}$/i.test(given))
    throw unsigned('the signature is not written as 64 hexadecimal digits (HMAC-SHA256)')
  const bytes = Buffer.from(given, 'hex')
  const made = secrets
    .filter((secret) => secret !== '')
    .map((secret) => createHmac('sha256', secret).update(body).digest())
  // All are compared, so that the time tells nothing of which it was.
  const matching = made.filter((expected) => timingSafeEqual(expected, bytes))
  if (matching.length === 0) throw unsigned('the signature does not fit the body')
}

const unsigned = (what: string): ReceiveError =>
  new ReceiveError(401, what, HEADER, "Set the webhook's HMAC key as the secret of this route")
