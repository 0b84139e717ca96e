import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import { InputError } from '#contract/scan.js'
import { openKeyFile } from '#store/open-key-file.js'
import { openSigningKey, type SigningKey } from '#store/signing-key.js'

const PSEUDONYM_KEY = /^[0-9a-f]{64}$/

/** The key that signs packages, in the data directory or where the settings say; made at first use. */
export const openEvidenceKey = (directory: string, { signing_key_file }: EvidenceSettings): SigningKey =>
  openSigningKey(signing_key_file || join(directory, 'evidence.key'), 'packages of evidence')

/** The key of the names that stand for accounts. The same names in each package: whoever may link them gets the key. */
export function openPseudonymKey(directory: string, { pseudonym_key_file }: EvidenceSettings): Buffer {
  const file = pseudonym_key_file || join(directory, 'evidence-accounts.key')
  const key = openKeyFile(file, 'the key of hashed accounts', () => `${randomBytes(32).toString('hex')}\n`).trim()
  if (PSEUDONYM_KEY.test(key)) return Buffer.from(key, 'hex')
  throw new InputError('not 64 hexadecimal digits', file, 'Give the file that was made at first use.')
}
