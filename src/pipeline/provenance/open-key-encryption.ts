import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WatermarkKeySettings } from '#contract/watermark-key.js'
import { type KeyEncryption, keyEncryptionOf } from '#provenance/keys/seal-secret.js'
import { openKeyFile } from '#store/open-key-file.js'

const VARIABLE = 'STILLWATCH_KEY_ENCRYPTION_KEY'
const CREDENTIAL = 'stillwatch-key-encryption-key'

/**
 * The key that seals watermark keys: of the file that the settings name, the environment, the credentials of systemd (LoadCredential=,
 * which are in memory and nobody else's), or a file in the data directory that is made at first use. Kept elsewhere than the
 * state store, a copy of either alone opens nothing. Throws an InputError where it is none, or others may read its file.
 */
export function openKeyEncryption(
  directory: string,
  { encryption_key_file }: Pick<WatermarkKeySettings, 'encryption_key_file'>,
  environment: NodeJS.ProcessEnv = process.env,
): KeyEncryption {
  const { [VARIABLE]: given, CREDENTIALS_DIRECTORY: credentials } = environment
  if (encryption_key_file === '' && given !== undefined && given !== '') return keyEncryptionOf(given, VARIABLE)
  const credential = credentials === undefined ? '' : join(credentials, CREDENTIAL)
  if (encryption_key_file === '' && credential !== '' && existsSync(credential))
    return keyEncryptionOf(readFileSync(credential, 'utf8'), credential)
  const file = encryption_key_file || join(directory, 'watermark-keys.key')
  const make = () => `${randomBytes(32).toString('hex')}\n`
  return keyEncryptionOf(openKeyFile(file, 'the key that seals watermark keys', make), file)
}
