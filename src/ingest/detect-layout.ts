import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import type { Engine } from '#store/engine.js'
import type { Compression, Container, LogFile } from './log-file.js'

/** As far as a file is looked at to tell its container. */
const HEAD_BYTES = 65_536

export interface Layout {
  container: Container
  /** NDJSON whose lines are arrays of documents, as batching senders write them */
  arrays: boolean
}

/** Tells a file's compression from its first bytes; its name is not trusted. Null where the file is empty. */
export async function detectCompression(engine: Engine, file: LogFile): Promise<Compression | null> {
  const head = await readHead(engine, file, 'none', 4)
  if (head.length === 0) return null
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head.length === 4 && head.readUInt32LE(0) === 0xfd2fb528) return 'zstd'
  return 'none'
}

/**
 * Tells a file's container from its first bytes. Null where it holds nothing but white space. Throws InputError for
 * what is no log: binary files, other text.
 */
export async function detectLayout(engine: Engine, file: LogFile, compression: Compression): Promise<Layout | null> {
  const head = await readHead(engine, file, compression, HEAD_BYTES)
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return { container: 'parquet', arrays: false }
  const text = head.toString('utf8').replace(/^\uFEFF/, '')
  if (text.trim() === '') return null
  if (/^(\xff\xfe|\xfe\xff)/.test(head.toString('latin1'))) {
    throw new InputError('text in UTF-16', file.path, 'Write it as UTF-8, for example with iconv -f UTF-16 -t UTF-8')
  }
  const layout = head.includes(0) ? null : layoutOf(text.trimStart(), head.length < HEAD_BYTES)
  return layout ?? refuse(text.trimStart(), file)
}

function layoutOf(text: string, whole: boolean): Layout | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const first = lines[0] ?? ''
  // The last line of a part may be cut, so it says nothing.
  const complete = whole ? lines : lines.slice(0, -1)
  const documents = complete.filter((line) => line.trimStart().startsWith('{') && isJson(line))
  const arrays = complete.filter((line) => /^\[\s*\{/.test(line) && isJson(line))
  if (arrays.length > 0 && complete.length > 1) return { container: 'ndjson', arrays: true }
  if (text.startsWith('['))
    return { container: documents.length > 1 && !/^\[\s*$/.test(first) ? 'ndjson' : 'json', arrays: false }
  // One object over several lines, as pretty printers write it.
  if (/^\{\s*$/.test(first) && documents.length === 0) return { container: 'json', arrays: false }
  if (text.startsWith('{') || documents.length > 0) return { container: 'ndjson', arrays: false }
  return isHeader(first) ? { container: 'csv', arrays: false } : null
}

const isHeader = (line: string): boolean => /^"?[A-Za-z_][\w. -]*"?(,"?[\w. -]+"?)+$/.test(line)

/** Zeros, or several other bytes that no text has: more than a damaged character. */
const isBinary = (text: string): boolean => /\0|[\p{Cc}\uFFFD]{4}/u.test(text.replace(/\s/g, ''))

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Read by the engine, since Node 20 has no zstd, and byte by byte, so that a line of any length costs no more. */
async function readHead(engine: Engine, file: LogFile, compression: Compression, bytes: number): Promise<Buffer> {
  const [row] = await engine.rows(
    z.object({ head: z.string() }),
    `SELECT hex(arrayStringConcat(groupArray(char(b)))) AS head FROM (
       SELECT b FROM file({path:String}, RowBinary, 'b UInt8', {compression:String}) LIMIT {bytes:UInt32})
     SETTINGS max_threads = 1, max_block_size = 4096`,
    { path: file.readable, compression, bytes },
  )
  return Buffer.from(row?.head ?? '', 'hex')
}

function refuse(text: string, file: LogFile): never {
  const hint = 'Logs are NDJSON, JSON arrays, CSV with a header or Parquet, plain or compressed with gzip or zstd'
  const first = text.slice(0, 60).split('\n')[0] ?? ''
  const what = isBinary(text.slice(0, 1000)) ? 'a binary file, not a log' : `text, but no log: it begins «${first}»`
  throw new InputError(what, file.path, hint)
}
