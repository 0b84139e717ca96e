import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '#contract/scan.js'

const IS_LOG = /\.(ndjson|jsonl)$/

/**
 * The files behind paths: of a folder the NDJSON in it, not below, in the order of their names, as a gateway keeps what it
 * sent. What is not there stays as it is: who reads it says so. Throws an InputError for a folder without such files.
 */
export async function logFilesIn(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const is_folder = (await stat(path).catch(() => undefined))?.isDirectory() === true
    if (!is_folder) found.push(path)
    else found.push(...(await logsOf(path)))
  }
  return found
}

async function logsOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && IS_LOG.test(entry.name)).map(({ name }) => name)
  if (names.length > 0) return names.sort().map((name) => join(folder, name))
  throw new InputError('no file in it ends in .ndjson or .jsonl', folder, 'Name the files themselves.')
}
