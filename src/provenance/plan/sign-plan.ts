import { createHash, sign } from 'node:crypto'
import type { ProvenancePlan, RegisteredPlan } from '#contract/provenance.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { SigningKey } from '#store/signing-key.js'

/** Has an authority attest by RFC 3161 that it was shown this hash now; gives its answer (`TimeStampResp`, DER). */
export type AttestTime = (sha256: string) => Promise<Uint8Array>

/**
 * A plan with its signature: Ed25519 (RFC 8032) over its canonical JSON (RFC 8785). With `attest` also with a timestamp
 * of the signature; what that throws is thrown.
 */
export async function signPlan(plan: ProvenancePlan, key: SigningKey, attest?: AttestTime): Promise<RegisteredPlan> {
  const bytes = Buffer.from(canonicalJson(plan))
  const signature = sign(null, bytes, key.private_key)
  const token = await attest?.(sha256Of(signature))
  return {
    plan,
    sha256: sha256Of(bytes),
    signature: {
      algorithm: 'Ed25519',
      key_id: key.key_id,
      public_key: key.public_key.export({ type: 'spki', format: 'der' }).toString('base64'),
      value: signature.toString('base64'),
    },
    ...(token === undefined ? {} : { timestamp: Buffer.from(token).toString('base64') }),
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
