import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Looks for words; gives those that it sees now or has seen before. Rejects where it cannot look. */
export type Watch = (words: readonly string[]) => Promise<ReadonlySet<string>>

interface Place {
  /** a file that was put in its place has another number */
  ino: number
  offset: number
  /** its end, in which a word may have begun */
  carry: Buffer
}

/**
 * Watches files and folders (those in it, not below): what is added is read as it comes, gzip whole. More bytes than
 * `bytes_max` are not read: then nothing can be said, and it rejects. So it does for a file that is not there.
 */
export function watchFiles(paths: readonly string[], bytes_max: number): Watch {
  const places = new Map<string, Place>()
  const seen = new Set<string>()
  let bytes = 0
  return async (words) => {
    const carry_bytes = Math.max(0, ...words.map((word) => word.length - 1))
    for (const file of await filesOf(paths)) {
      const known = places.get(file)
      const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
        // One that was read and has left since, as a gateway lets its oldest go.
        if (error.code === 'ENOENT' && known !== undefined) return undefined
        throw error
      })
      if (found === undefined) continue
      const { ino, size } = found
      const place = known?.ino === ino && known.offset <= size ? known : { ino, offset: 0, carry: Buffer.alloc(0) }
      places.set(file, place)
      if (place.offset === size) continue
      bytes += size - place.offset
      if (bytes > bytes_max) throw new Error(`the watched logs have more than ${bytes_max} bytes`)
      await lookInto(file, place, size, { words, seen, carry_bytes })
    }
    return seen
  }
}

interface Look {
  words: readonly string[]
  seen: Set<string>
  carry_bytes: number
}

async function lookInto(file: string, place: Place, size: number, { words, seen, carry_bytes }: Look): Promise<void> {
  const packed = file.endsWith('.gz')
  const raw = createReadStream(file, { start: packed ? 0 : place.offset, end: size - 1, highWaterMark: 2 ** 20 })
  const stream = packed ? pipeline(raw, createGunzip(), () => {}) : raw
  let carry = packed ? Buffer.alloc(0) : place.carry
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const text = Buffer.concat([carry, chunk])
    for (const word of words) if (!seen.has(word) && text.includes(word)) seen.add(word)
    carry = text.subarray(Math.max(0, text.length - carry_bytes))
  }
  place.offset = size
  place.carry = Buffer.from(carry)
}

async function filesOf(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) found.push(path)
    else found.push(...(await namesIn(path)).map((name) => join(path, name)))
  }
  return found
}

/** The oldest of a spool come first: they may leave next. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}
