import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { extract, type ReadEntry } from 'tar'
import { type BackupHead, backupHeadSchema, type Restored, type RestoreJob } from '#contract/backup.js'
import { InputError } from '#contract/scan.js'
import { BACKUP_HEAD, listFiles } from './list-files.js'

const DAMAGED = 'Take another copy: this one was changed, cut off, or is no backup.'

/**
 * Makes a data directory from a backup. It appears under its name when it is whole: until then it stands beside it as
 * `DATA.partial`, which is removed where something is wrong.
 * Throws an InputError where the archive does not lead to the SHA-256 that stands beside it, is no backup or not whole, or
 * the directory holds something.
 */
export async function restoreBackup({ archive, data }: RestoreJob): Promise<Restored> {
  if (existsSync(data) && (await readdir(data)).length > 0)
    throw new InputError('it holds something', data, 'Name a directory that is empty or not there.')
  const checked = await checkHash(archive)
  const partial = `${resolve(data)}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })
  try {
    await unpack(archive, partial)
    const head = await readHead(archive, partial)
    const { files, bytes } = await listFiles(partial)
    if (files !== head.files || bytes !== head.bytes)
      throw new InputError(
        `it holds ${files} files of ${bytes} bytes, and says ${head.files} of ${head.bytes}`,
        archive,
        DAMAGED,
      )
    await rm(join(partial, BACKUP_HEAD))
    if (existsSync(data)) await rmdir(data)
    await rename(partial, data)
    return { ...head, checked }
  } finally {
    // What was begun when an error came may still be written.
    await rm(partial, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

/** Whether there was a hash to hold it against. */
async function checkHash(archive: string): Promise<boolean> {
  const beside = `${archive}.sha256`
  if (!existsSync(archive)) throw new InputError('there is no such file', archive, 'Name the archive of a backup.')
  if (!existsSync(beside)) return false
  const hash = createHash('sha256')
  await pipeline(createReadStream(archive), hash)
  const [said = ''] = (await readFile(beside, 'utf8')).split(/\s/)
  const is = hash.digest('hex')
  if (is !== said.toLowerCase()) throw new InputError(`its SHA-256 is ${is}, not ${said}`, archive, DAMAGED)
  return true
}

async function unpack(archive: string, into: string): Promise<void> {
  const refused: string[] = []
  await extract({
    file: archive,
    cwd: into,
    strict: true,
    filter: (path, entry) => {
      const may = isWithin(into, path, entry as ReadEntry)
      if (!may) refused.push(path)
      return may
    },
  }).catch((error: Error) => {
    throw new InputError(`it cannot be unpacked: ${error.message}`, archive, DAMAGED)
  })
  if (refused.length > 0)
    throw new InputError(`${JSON.stringify(refused[0])} is nothing that a backup holds`, archive, DAMAGED)
}

/** Files, directories, and links to what is in the directory itself: nothing that leads out of it. */
function isWithin(root: string, path: string, { type, linkpath }: ReadEntry): boolean {
  const inside = (full: string): boolean => full === root || full.startsWith(root + sep)
  const place = resolve(root, path)
  if (!inside(place)) return false
  if (type === 'SymbolicLink') return inside(resolve(dirname(place), linkpath ?? ''))
  return type === 'File' || type === 'OldFile' || type === 'Directory'
}

async function readHead(archive: string, directory: string): Promise<BackupHead> {
  const text = await readFile(join(directory, BACKUP_HEAD), 'utf8').catch(() => '')
  try {
    return backupHeadSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new InputError('it is no backup of Stillwatch, or of another version', archive, DAMAGED, { cause: error })
  }
}
