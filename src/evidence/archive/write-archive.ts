import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Member } from './member.js'

/**
 * The one ZIP archive of these members, the same bytes on every machine. Members are stored as they are: the same
 * content deflated differs from one zlib to the next, and a padded bit of it could be flipped unseen. The date of all is
 * 1980-01-01, the earliest there is: ZIP writes local time without its zone. When a package was made stands in its
 * manifest.
 */
export async function writeArchive(members: readonly Member[]): Promise<Buffer> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { path, bytes } of members)
    zip.addBuffer(bytes, path, { compress: false, mtime: new Date(0), forceDosTimestamp: true, mode: 0o100644 })
  zip.end()
  const parts: Buffer[] = []
  for await (const part of output) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
