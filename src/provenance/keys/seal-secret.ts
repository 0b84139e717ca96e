import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { InputError } from '#contract/scan.js'

/** The key that seals others, with the name that is kept beside what it sealed. */
export interface KeyEncryption {
  key: Buffer
  /** first 16 hexadecimal digits of SHA-256 over "stillwatch key encryption" ‖ 0x00 ‖ key: tells nothing of it */
  name: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const FORM = 1

/** @param hex 64 hexadecimal digits. Throws an InputError that does not quote it. */
export function keyEncryptionOf(hex: string, where: string): KeyEncryption {
  const trimmed = hex.trim()
  if (!/^[0-9a-fA-F]{64}$/.test(trimmed))
    throw new InputError('not 64 hexadecimal digits', where, 'Give 32 random bytes, such as of: openssl rand -hex 32')
  const key = Buffer.from(trimmed, 'hex')
  const name = createHash('sha256').update('stillwatch key encryption\0').update(key).digest('hex').slice(0, 16)
  return { key, name }
}

/**
 * Seals a secret with AES-256-GCM (NIST SP 800-38D) under a random nonce.
 * @param bound_to is authenticated with it: what is moved to another row does not open there
 * @returns base64 of 0x01 ‖ nonce (12 bytes) ‖ tag (16) ‖ ciphertext
 */
export function sealSecret({ key }: KeyEncryption, secret: string, bound_to: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound_to))
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([FORM]), nonce, cipher.getAuthTag(), text]).toString('base64')
}

/** Throws an InputError where the key is another one, or the row was changed. */
export function openSecret({ key }: KeyEncryption, sealed: string, bound_to: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES)
  const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
  try {
    if (bytes[0] !== FORM || tag.length !== TAG_BYTES) throw new Error('another form')
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(bound_to)).setAuthTag(tag)
    return decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    const hint = 'Give the key encryption key that it was sealed under, and look whether the row was changed.'
    throw new InputError('it does not open', bound_to, hint)
  }
}
