import { readFile } from 'node:fs/promises'
import { InputError } from '#contract/scan.js'
import type { TaxiiFeed } from '#contract/taxii-feed.js'
import type { TaxiiCredentials } from '#share/taxii/client/taxii-access.js'

/** With what a server of others is asked; read anew each time, so that a file may be changed. Throws an InputError. */
export async function credentialsOf({
  username,
  password_file,
}: Pick<TaxiiFeed, 'username' | 'password_file'>): Promise<TaxiiCredentials | undefined> {
  if (password_file === '') return undefined
  const password = await readFile(password_file, 'utf8').catch((cause) => {
    throw new InputError('the file cannot be read', `sharing.taxii_feeds: ${password_file}`, 'Name a file.', { cause })
  })
  return { kind: 'basic', username: username || 'stillwatch', password: password.trim() }
}
