import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { InputError } from '#contract/scan.js'
import { openKeyFile } from './open-key-file.js'

/** An Ed25519 key with which this installation signs. */
export interface SigningKey {
  key_id: string
  private_key: KeyObject
  public_key: KeyObject
  /** to be kept elsewhere, beside what was signed: SPKI in PEM */
  public_pem: string
}

/** The first 16 hexadecimal digits of the SHA-256 of the public key in SPKI form. */
export const keyIdOf = (public_key: KeyObject): string =>
  createHash('sha256')
    .update(public_key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

/**
 * The key of a file, made at first use: PKCS #8 in PEM, mode 600. The public key is written beside it as `FILE.pub`.
 * Throws an InputError where the file is no such key, or others than its owner may read it.
 * @param purpose what it signs, for the message: `checkpoints`
 */
export function openSigningKey(file: string, purpose: string): SigningKey {
  const key = signingKeyOf(parseKey(openKeyFile(file, `the key that signs ${purpose}`, newPem), file))
  writeFileSync(`${file}.pub`, key.public_pem, { mode: 0o644 })
  return key
}

export function signingKeyOf(private_key: KeyObject): SigningKey {
  const public_key = createPublicKey(private_key)
  const public_pem = public_key.export({ type: 'spki', format: 'pem' }).toString()
  return { key_id: keyIdOf(public_key), private_key, public_key, public_pem }
}

function newPem(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function parseKey(pem: string, file: string): KeyObject {
  const hint = 'Give the file that was made at first use, or move it away so that a new one is made'
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // The error of the library may quote the file, which is a secret.
  }
  throw new InputError('not an Ed25519 key in PEM', file, hint)
}

/** The public keys of a PEM file, one or more, by id. Throws an InputError where there is none. */
export function readPublicKeys(pem: string, where: string, hint: string): Map<string, KeyObject> {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  const keys = blocks.flatMap((block) => publicKeyOf(block) ?? [])
  if (keys.length === 0 || keys.length < blocks.length)
    throw new InputError('not a file of public Ed25519 keys in PEM', where, hint)
  return new Map(keys.map((key) => [keyIdOf(key), key]))
}

/** The Ed25519 key of one PEM block; undefined where it is none. */
export function publicKeyOf(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem)
    // A private key would be taken too, and its public half be had from it.
    return /PRIVATE/.test(pem) || key.asymmetricKeyType !== 'ed25519' ? undefined : key
  } catch {
    return undefined
  }
}
