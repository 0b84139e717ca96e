import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type CollectOptions, drainBody } from './collect-body.js'

/**
 * Writes a body into a new file as it comes, for its owner alone, and gives its length and SHA-256. Errors are those of
 * `drainBody`, and of the disk; the file is the caller's to remove.
 */
export async function saveBody(
  source: Readable,
  path: string,
  options: CollectOptions,
  announced_bytes: number | undefined,
): Promise<{ bytes: number; sha256: string }> {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  try {
    const bytes = await drainBody(source, options, announced_bytes, async (piece) => {
      hash.update(piece)
      await file.appendFile(piece)
    })
    await file.sync()
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}
