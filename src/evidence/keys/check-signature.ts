import { type KeyObject, verify } from 'node:crypto'
import { type PackageSignature, packageSignatureSchema } from '#contract/evidence-package.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { keyIdOf, publicKeyOf } from '#store/signing-key.js'

/** A signature that fits, or in words why it does not. */
export type SignatureCheck = { key: KeyObject; why?: never } | { key?: never; why: string }

/**
 * Whether `signature.json` holds a signature over these bytes by the key that it names. That says nothing yet about whose
 * key it is. It must be spelled in the one way in which it is written: of a file with two readings each reader takes one.
 */
export function checkSignature(signature_json: Buffer, manifest_json: Buffer): SignatureCheck {
  const signature = parseSignature(signature_json)
  if (signature === undefined) return { why: 'no signature of a package, or not as one is written' }
  const key = publicKeyOf(signature.public_key)
  if (key === undefined) return { why: 'its public key is no Ed25519 key in PEM' }
  if (key.export({ type: 'spki', format: 'pem' }) !== signature.public_key)
    return { why: 'its public key is not written as one is written' }
  if (keyIdOf(key) !== signature.key_id)
    return { why: `it says key ${signature.key_id}, but holds key ${keyIdOf(key)}` }
  const bytes = Buffer.from(signature.signature, 'base64')
  // Several spellings decode to the same bytes; one is the signature's.
  if (bytes.toString('base64') !== signature.signature || !verify(null, manifest_json, key, bytes))
    return { why: 'the signature does not fit manifest.json: one of the two was altered' }
  return { key }
}

function parseSignature(bytes: Buffer): PackageSignature | undefined {
  try {
    const parsed = packageSignatureSchema.parse(JSON.parse(bytes.toString('utf8')))
    return Buffer.from(canonicalJson(parsed)).equals(bytes) ? parsed : undefined
  } catch {
    return undefined
  }
}
