import { sign } from 'node:crypto'
import type { PackageSignature } from '#contract/evidence-package.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { SigningKey } from '#store/signing-key.js'

/** The bytes of `signature.json`: Ed25519 (RFC 8032) over the bytes of manifest.json. The same bytes each time. */
export function signManifest(manifest_json: Buffer, { key_id, public_pem, private_key }: SigningKey): Buffer {
  const signature: PackageSignature = {
    algorithm: 'Ed25519',
    key_id,
    public_key: public_pem,
    signature: sign(null, manifest_json, private_key).toString('base64'),
  }
  return Buffer.from(canonicalJson(signature))
}
