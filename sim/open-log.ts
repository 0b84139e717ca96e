import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import zlib from 'node:zlib'

export const COMPRESSIONS = ['zstd', 'gzip', 'none'] as const
export type Compression = (typeof COMPRESSIONS)[number]

/** A log file being written. Lines are gathered; when `add` says true the writer should await `flush`. */
export interface Log {
  path: string
  /** before compression */
  bytes(): number
  add(line: string): boolean
  flush(): Promise<void>
  close(): Promise<void>
}

const SUFFIX: Record<Compression, string> = { zstd: '.zst', gzip: '.gz', none: '' }
// A zstd frame's size: larger gains under 1 % on such logs, smaller costs.
const BATCH_CHARACTERS = 2 << 20

/** Opens `path` with the suffix of its compression. The memory it takes is one batch and its compressed form. */
export async function openLog(path: string, compression: Compression): Promise<Log> {
  const name = path + SUFFIX[compression]
  const squeeze = compression === 'zstd' ? await loadZstd() : (batch: Buffer) => batch
  const file = createWriteStream(name)
  const target: Writable = compression === 'gzip' ? zlib.createGzip({ level: 4 }) : file
  if (target !== file) target.pipe(file)
  const done = finished(file)
  done.catch(() => {}) // seen by `close`, and by `flush` as an error of the stream
  let lines: string[] = []
  let gathered = 0
  let bytes = 0
  const flush = async () => {
    if (lines.length === 0) return
    const batch = Buffer.from(`${lines.join('\n')}\n`)
    lines = []
    gathered = 0
    bytes += batch.length
    if (!target.write(squeeze(batch))) await Promise.race([drained(target), done])
  }
  return {
    path: name,
    bytes: () => bytes,
    add(line) {
      lines.push(line)
      gathered += line.length
      return gathered >= BATCH_CHARACTERS
    },
    flush,
    async close() {
      await flush()
      target.end()
      await done
    },
  }
}

const drained = (stream: Writable) => new Promise<void>((resolve) => stream.once('drain', resolve))

/** One whole frame a batch: a file of frames one after the other is a zstd file. Node's own from 22.15, else WebAssembly. */
async function loadZstd(): Promise<(batch: Buffer) => Uint8Array> {
  const own = (zlib as { zstdCompressSync?: (data: Uint8Array) => Buffer }).zstdCompressSync
  if (own) return (batch) => own(batch)
  const { Zstd } = await import('@hpcc-js/wasm-zstd')
  const zstd = await Zstd.load()
  // A copy, since the answer may lie in the module's memory, which the next batch overwrites.
  return (batch) => Buffer.from(zstd.compress(batch, 3))
}
