import { lstat, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** First member of a backup: what the rest is (contract/backup.ts). */
export const BACKUP_HEAD = 'backup.json'
/** Of the running server, not of its data; and the head of a backup that was cut off. */
const LEFT_OUT = new Set(['lock', 'state.socket', BACKUP_HEAD])

/** What a directory holds. */
export interface ListedFiles {
  /** all that is there, relative, directories before what is in them */
  paths: string[]
  /** regular files, and their size in bytes */
  files: number
  bytes: number
}

/** Lists a data directory: files, directories (empty ones too: the engine wants them) and links. Sockets are left out. */
export async function listFiles(data: string): Promise<ListedFiles> {
  const found: ListedFiles = { paths: [], files: 0, bytes: 0 }
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name)
    const path = relative(data, full)
    if (LEFT_OUT.has(path) || !(entry.isFile() || entry.isDirectory() || entry.isSymbolicLink())) continue
    found.paths.push(path)
    if (!entry.isFile()) continue
    found.files++
    found.bytes += (await lstat(full)).size
  }
  found.paths.sort()
  return found
}
