import { z } from 'zod'
import { INTAKE_COLUMNS } from '#contract/exchange.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { accountParams } from '../account-sql.js'
import { envelopeSql } from '../envelope-sql.js'
import { type IdentifierKey, identifierParams } from '../identifier-sql.js'
import type { LogFormat } from '../log-format.js'
import { documentsSql } from '../source-sql.js'
import type { ErasedAccounts } from './erased-accounts.js'
import {
  BATCH_COLUMNS,
  factsOf,
  type ImportedBatch,
  type ImportedFacts,
  keepRejects,
  keptOlder,
} from './imported-batch.js'
import { keepTokens } from './keep-tokens.js'
import { BATCH_MARK, EMPTY_ARRIVED } from './mend-ids.js'

const NAMES = Object.keys(INTAKE_COLUMNS)
const COLUMNS = NAMES.join(', ')

const KEEP = readSql(import.meta.url, './keep-batch.sql')
const RECALL = readSql(import.meta.url, './recall-ids.sql')
const REPEATED = readSql(import.meta.url, './repeated.sql')

/** A batch is one block, and a block becomes one part: it is there whole or not at all. */
const ONE_BLOCK = `max_insert_threads = 1, min_insert_block_size_rows = 1048576, min_insert_block_size_bytes = 1073741824,
  query_plan_merge_expressions = 0, session_timezone = 'UTC', ${BATCH_MARK}`

/** Before it there was nothing to log: such a time is a mistake. */
export const EARLIEST = new Date('2015-01-01T00:00:00Z')

const day = (time: Date): string => time.toISOString().slice(0, 10)

/** Documents of one format, as rows `(line UInt64, text String)` in a file; lines count from 1. */
export interface Batch {
  /** number of the batch: the `file` of its rows, never used before */
  number: number
  format: LogFormat
  path: string
  received: Date
  /** of the file */
  bytes: number
  /** of the file, hexadecimal: where the chain of custody begins */
  sha256: string
  /** where it is a part of a file that somebody handed over */
  imported?: ImportedBatch
}

export interface LoadOptions {
  account_field: string
  /** under which identifiers are hashed; undefined: they are stored as they are */
  identifier_key: IdentifierKey | undefined
  /** whether tokens of communities are made; default false */
  tokens?: boolean
  line_bytes_max: number
  skew_ms_max: number
  earliest: Date
  /** whose exchanges are refused; absent: nobody's */
  erased?: ErasedAccounts
}

/** Lines that did not become exchanges. Every other line of the batch is kept. */
export interface BatchLoaded {
  /** exchanges that were kept; a document may hold several (OTLP) or none */
  kept: number
  repeated: number[]
  rejected: { line: number; reason: string; entries: number }[]
  /** of an import */
  imported?: ImportedFacts
}

const lineRow = z.object({ line: z.coerce.number() })
const rejectedRow = z.object({ line: z.coerce.number(), reason: z.string(), entries: z.coerce.number() })
const countRow = z.object({ arrived: z.coerce.number() })

/**
 * Puts a batch among the exchanges: derived, checked, without those that are here already. Batches go one after the
 * other. When it throws, nothing of the batch is acknowledged, and sending it again is safe.
 */
export async function loadBatch(engine: Engine, batch: Batch, options: LoadOptions): Promise<BatchLoaded> {
  await engine.command(EMPTY_ARRIVED)
  const { erased } = options
  const { imported } = batch
  const earliest = imported !== undefined && imported.kept_until !== null ? EARLIEST : options.earliest
  const checked = NAMES.map((name) => (name === 'reason' && erased ? erased.reasonSql('reason', 'account') : name))
  const rows = (source: string) =>
    envelopeSql(batch.format.select(documentsSql(`SELECT line, text FROM ${source}`, false)), options.account_field)
  const params = {
    ...accountParams(options.account_field),
    ...identifierParams(options.identifier_key, options.tokens),
    ...erased?.params,
    line_bytes_max: options.line_bytes_max,
    file: batch.number,
    earliest_ms: earliest.getTime(),
    latest_ms: batch.received.getTime() + options.skew_ms_max,
    out_of_time: `time outside ${day(earliest)} (what is older is not kept, see retention.exchanges_days) to ${options.skew_ms_max / 1000} s from now`,
    from_ms: 0,
    to_ms: Number.MAX_SAFE_INTEGER,
    // An id may follow from the time: of a file that is handed over again it must be the same.
    default_time: imported === undefined ? batch.received.toISOString() : '',
    default_account: '',
    partners: [],
  }
  await engine.load(
    (source) =>
      `INSERT INTO intake_mixed (${COLUMNS}) SELECT ${checked.join(', ')} FROM (${rows(source)}) SETTINGS ${ONE_BLOCK}`,
    params,
    { path: batch.path, columns: BATCH_COLUMNS },
  )
  const file = { file: batch.number }
  const [{ arrived } = { arrived: 0 }] = await engine.rows(
    countRow,
    'SELECT count() AS arrived FROM exchanges_arrived WHERE file = {file:UInt32}',
    file,
  )
  if (imported !== undefined) await engine.command(`${RECALL} SETTINGS ${BATCH_MARK}`, file)
  const repeated = await engine.rows(lineRow, REPEATED, file)
  if (options.tokens) await keepTokens(engine, { ...file, ...keptOlder(imported) })
  await engine.command(`${KEEP} SETTINGS ${ONE_BLOCK}`, { ...file, ...keptOlder(imported) })
  const rejected = await engine.rows(
    rejectedRow,
    'SELECT line, min(r.reason) AS reason, count() AS entries FROM rejected AS r WHERE file = {file:UInt32} GROUP BY line ORDER BY line',
    file,
  )
  await engine.insert('batches', [custodyOf(batch, arrived - repeated.length, rejected)])
  const facts = imported === undefined ? {} : { imported: await factsOf(engine, batch, imported) }
  if (imported !== undefined && rejected.length > 0) await keepRejects(engine, batch, imported)
  // Read once: a table that grew by a part a batch would only be merged.
  if (rejected.length > 0) await engine.command('TRUNCATE TABLE rejected')
  return { kept: arrived - repeated.length, repeated: repeated.map(({ line }) => line), rejected, ...facts }
}

/** What is kept of a batch itself. */
const custodyOf = (
  { number, format, received, bytes, sha256 }: Batch,
  exchanges: number,
  rejected: BatchLoaded['rejected'],
) => ({
  file: number,
  received: received.toISOString().replace('T', ' ').replace('Z', ''),
  format: format.name,
  bytes,
  sha256,
  exchanges,
  rejected: rejected.reduce((sum, { entries }) => sum + entries, 0),
})
