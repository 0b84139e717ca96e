import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { InputError } from '#contract/scan.js'

/**
 * What stands in a file with a secret, which is made at first use, for its owner alone. Throws an InputError where others
 * may read it.
 * @param what it is, for the message: `the key that signs checkpoints`
 * @param make gives a new secret
 */
export const openKeyFile = (file: string, what: string, make: () => string): string =>
  readKeyFile(file, what) ?? makeKeyFile(file, make())

function readKeyFile(file: string, what: string): string | undefined {
  try {
    const { mode } = statSync(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new InputError(`others than its owner may read ${what}`, file, 'Run: chmod 600')
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function makeKeyFile(file: string, key: string): string {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, key, { mode: 0o600, flag: 'wx', flush: true })
  try {
    // A link fails where the file stands already: of two processes that start together one key wins, and whole.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}
