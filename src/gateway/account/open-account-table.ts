import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { type Log, silentLog } from '../log.js'

const tableSchema = z.record(z.string(), z.string().min(1).max(512))

export interface AccountTableOptions {
  /** JSON: an object from key hash (as in key_id) to account */
  path: string
  /** a larger file is refused */
  bytes_max: number
  /** how often the file's time is looked at; default 2,000 */
  poll_ms?: number
  log?: Log
}

export interface AccountTable {
  find(key_id: string): string | undefined
  close(): void
}

/**
 * The table from key hashes to accounts, read again when the file changes. A change that cannot be read is logged and the
 * table before it stays. The time is polled, since notices of changes are not sent for files mounted from elsewhere.
 * @throws where the file cannot be read at the start
 */
export async function openAccountTable(options: AccountTableOptions): Promise<AccountTable> {
  const { path, poll_ms = 2000, log = silentLog } = options
  let { table, seen } = await readTable(options)
  let failed = ''
  const look = async (): Promise<void> => {
    const stamp = await stampOf(path)
    if (stamp === seen || stamp === failed) return
    try {
      ;({ table, seen } = await readTable(options))
      log.info({ path, keys: table.size }, 'accounts of keys read again')
    } catch (error) {
      failed = stamp
      log.warn({ path, reason: (error as Error).message }, 'accounts of keys not read: the ones before stay')
    }
  }
  const timer = setInterval(() => void look().catch(() => {}), poll_ms).unref()
  return { find: (key_id) => table.get(key_id), close: () => clearInterval(timer) }
}

const stampOf = async (path: string): Promise<string> => {
  const { mtimeMs, size, ino } = await stat(path)
  return `${mtimeMs} ${size} ${ino}`
}

async function readTable({
  path,
  bytes_max,
}: AccountTableOptions): Promise<{ table: Map<string, string>; seen: string }> {
  const seen = await stampOf(path)
  const { size } = await stat(path)
  if (size > bytes_max) throw new Error(`${path}: ${size} bytes, at most ${bytes_max} are read`)
  return { table: new Map(Object.entries(parseTable(path, await readFile(path, 'utf8')))), seen }
}

// What a parser says of a text quotes it; hashes of keys do not belong in logs.
function parseTable(path: string, text: string): Record<string, string> {
  try {
    return tableSchema.parse(JSON.parse(text))
  } catch {
    throw new Error(`${path}: not a JSON object from key hashes to accounts`)
  }
}
