import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Large pieces: each is hashed at once, and what waits meanwhile waits a millisecond. */
const PIECE_BYTES = 2 ** 20

/** SHA-256 of a file's bytes as they lie on disk, hexadecimal. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: PIECE_BYTES }), hash, { ...(signal ? { signal } : {}) })
  return hash.digest('hex')
}
