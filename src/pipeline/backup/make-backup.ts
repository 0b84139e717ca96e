import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { create } from 'tar'
import type { BackupHead, BackupJob, BackupMade } from '#contract/backup.js'
import { InputError } from '#contract/scan.js'
import { lockDirectory } from '#store/lock-directory.js'
import { loadSettings } from '../load-settings.js'
import { readOwnPackage } from '../read-own-package.js'
import { BACKUP_HEAD, listFiles } from './list-files.js'

/** What stands in the engine's files is compressed already; the rest gains most of what it can at once. */
const GZIP_LEVEL = 1

/**
 * Copies the data directory of a stopped server into one archive: stores, keys, and what had arrived. Beside it stands its
 * SHA-256, in the form of `sha256sum`. Both can be read by their owner alone: keys are in it.
 * Throws an InputError where a server runs on the directory, or the archive is there already.
 */
export async function makeBackup({ data, out, config }: BackupJob): Promise<BackupMade> {
  const { store } = await loadSettings(config)
  refusePlaces(data, out)
  const unlock = lockDirectory(data)
  const partial = `${out}.partial`
  const head_file = join(data, BACKUP_HEAD)
  try {
    const { paths, files, bytes } = await listFiles(data)
    const { version } = await readOwnPackage()
    const head: BackupHead = {
      format: 'stillwatch-backup',
      format_version: '1',
      product_version: version,
      made_at: new Date().toISOString(),
      files,
      bytes,
    }
    await writeFile(head_file, JSON.stringify(head), { mode: 0o600 })
    const sha256 = await writeArchive(partial, data, [BACKUP_HEAD, ...paths])
    await writeFile(`${out}.sha256`, `${sha256}  ${basename(out)}\n`, { mode: 0o600 })
    await rename(partial, out)
    const elsewhere: BackupMade['elsewhere'] = []
    if (store.clickhouse_url !== '') elsewhere.push('clickhouse')
    if (store.postgres_url !== '') elsewhere.push('postgres')
    return { ...head, archive_bytes: (await stat(out)).size, sha256, elsewhere }
  } finally {
    await rm(partial, { force: true })
    await rm(head_file, { force: true })
    unlock()
  }
}

function refusePlaces(data: string, out: string): void {
  if (!existsSync(join(data, 'state')) && !existsSync(join(data, 'exchanges')))
    throw new InputError('it is no data directory of a server', data, 'Name the one that `serve --data` was given.')
  if (existsSync(out)) throw new InputError('it is there already', out, 'Name another file, or remove this one.')
  if (!relative(resolve(data), resolve(out)).startsWith('..'))
    throw new InputError('the archive would be in what it copies', out, 'Name a file outside of the data directory.')
}

/** Gives the SHA-256 of what it wrote. The head comes first, so that it can be read without the rest. */
async function writeArchive(file: string, data: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  // Names that begin with @ would be read as archives.
  const named = paths.map((path) => `./${path}`)
  const archive = create(
    { cwd: data, gzip: { level: GZIP_LEVEL }, portable: true, noDirRecurse: true, strict: true },
    named,
  )
  await pipeline(
    archive as unknown as AsyncIterable<Buffer>,
    async function* hashed(pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece)
        yield piece
      }
    },
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  )
  return hash.digest('hex')
}
