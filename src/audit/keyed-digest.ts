import { createHmac } from 'node:crypto'
import { installationSecret } from '#store/state/installation-secret.js'
import type { State } from '#store/state/state.js'

/**
 * HMAC-SHA-256 of a text, hexadecimal, under a secret of this installation: for what is attested in the audit log and
 * may name accounts. A bare hash of a short document could be led back to its account by trying ids, also after erasure.
 * The text is written from the documents as they were parsed, not the body as it was sent: to hold a body that was kept
 * against it, it must be read by the same schemas and written again.
 */
export async function keyedDigest(state: State, text: string): Promise<string> {
  return createHmac('sha256', await installationSecret(state, 'audit'))
    .update(text)
    .digest('hex')
}
