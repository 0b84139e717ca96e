import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { ACCOUNT_ERASED } from './erased-accounts.js'
import type { Batch } from './load-batch.js'

const KEEP_REJECTS = readSql(import.meta.url, './keep-rejects.sql')

/** Of the file of a batch. */
export const BATCH_COLUMNS = 'line UInt64, text String'

/** What is done otherwise with a part of a file that somebody handed over. */
export interface ImportedBatch {
  /** id of the import, for its dead letters */
  id: string
  /** exchanges before it are forgotten by retention.exchanges_days */
  older_than: Date
  /** until when they stay all the same; null: they are not taken */
  kept_until: Date | null
  /** lines that may still be put among the dead letters */
  rejects_room: number
  document_bytes_max: number
}

export interface ImportedFacts {
  /** exchanges that arrived, also those that were here before */
  arrived: number
  /** of those, how many are older than what is kept */
  older: number
  /** times of the first and the last one; null where none arrived */
  span: readonly [first: Date, last: Date] | null
}

/** Parameters of keep-batch.sql and keep-tokens.sql: nothing is older than 1970. */
export const keptOlder = (imported: ImportedBatch | undefined) => ({
  older_than_ms: imported === undefined || imported.kept_until === null ? 0 : imported.older_than.getTime(),
  kept_until_s: Math.floor((imported?.kept_until?.getTime() ?? 0) / 1000),
})

const factsRow = z.object({
  arrived: z.coerce.number(),
  older: z.coerce.number(),
  first_ms: z.coerce.number(),
  last_ms: z.coerce.number(),
})

export async function factsOf(
  engine: Engine,
  { number }: Batch,
  { older_than }: ImportedBatch,
): Promise<ImportedFacts> {
  const [found] = await engine.rows(
    factsRow,
    `SELECT count() AS arrived, countIf(at < fromUnixTimestamp64Milli({older_than_ms:Int64})) AS older,
       toUnixTimestamp64Milli(min(at)) AS first_ms, toUnixTimestamp64Milli(max(at)) AS last_ms
     FROM exchanges_arrived WHERE file = {file:UInt32}`,
    { file: number, older_than_ms: older_than.getTime() },
  )
  const { arrived, older, first_ms, last_ms } = found!
  return { arrived, older, span: arrived === 0 ? null : [new Date(first_ms), new Date(last_ms)] }
}

/** To be called before `rejected` is emptied. */
export async function keepRejects(
  engine: Engine,
  { number, path, format }: Batch,
  { id, rejects_room, document_bytes_max }: ImportedBatch,
): Promise<void> {
  if (rejects_room <= 0) return
  const params = {
    file: number,
    format: format.name,
    import: id,
    room: rejects_room,
    document_bytes_max,
    account_erased: ACCOUNT_ERASED,
  }
  await engine.load((source) => KEEP_REJECTS.replace('__SOURCE__', () => source), params, {
    path,
    columns: BATCH_COLUMNS,
  })
}
