import type { KeyObject } from 'node:crypto'
import { InputError } from '#contract/scan.js'
import { TRUST_SCHEMA, type TrustedKey, trustDocumentSchema } from '#contract/trust.js'
import { keyIdOf, publicKeyOf, readPublicKeys } from '#store/signing-key.js'

/** Larger than a document of a thousand keys; nobody keeps more. */
export const TRUST_BYTES_MAX = 2_097_152

const HINT = `Give public keys in PEM (the .pub file of the key that signs), or a trust document (${TRUST_SCHEMA})`

/**
 * What `--trust` names: public keys in PEM, which are in force at all times, or a trust document with the times of each
 * key. Throws an InputError where it is neither, or a key goes by an id that is not its own.
 * @param where file name, for the message
 */
export function readTrust(text: string, where: string): TrustedKey[] {
  if (text.length > TRUST_BYTES_MAX) throw new InputError(`more than ${TRUST_BYTES_MAX} bytes`, where, HINT)
  if (!text.trimStart().startsWith('{')) return [...readPublicKeys(text, where, HINT).values()].map(trustAlways)
  const parsed = trustDocumentSchema.safeParse(parseJson(text, where))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new InputError(`no trust document: ${issue?.path.join('.')} ${issue?.message}`, where, HINT)
  }
  for (const [i, { key_id, public_key }] of parsed.data.keys.entries()) {
    const key = publicKeyOf(public_key)
    if (key === undefined) throw new InputError('not an Ed25519 key in PEM', `${where}, keys.${i}.public_key`, HINT)
    if (keyIdOf(key) !== key_id)
      throw new InputError(`key ${keyIdOf(key)} goes by the id ${key_id}`, `${where}, keys.${i}.key_id`, HINT)
  }
  return parsed.data.keys
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InputError('not JSON', where, HINT)
  }
}

/** A key that is believed without more being said of it. */
export const trustAlways = (public_key: KeyObject): TrustedKey => ({
  key_id: keyIdOf(public_key),
  public_key: public_key.export({ type: 'spki', format: 'pem' }).toString(),
  from: '1970-01-01T00:00:00.000Z',
  until: null,
  revoked: null,
})
