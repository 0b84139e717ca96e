import { availableParallelism } from 'node:os'
import { INTAKE_COLUMNS } from '#contract/exchange.js'
import type { Engine, Params } from '#store/engine.js'
import { accountParams } from './account-sql.js'
import { envelopeSql } from './envelope-sql.js'
import { nativeFormat } from './formats/native.js'
import { identifierParams } from './identifier-sql.js'
import { conditionOf, IngestError, messageOf } from './ingest-error.js'
import type { PreparedFile } from './prepare-file.js'
import type { ReadLogsOptions } from './read-options.js'
import { watchedCommand } from './watched-command.js'

const COLUMNS = Object.keys(INTAKE_COLUMNS).join(', ')
const EARLIEST = new Date('2015-01-01T00:00:00Z')
const DAY_MS = 86_400_000

/** Measured: about 0.5 GiB. The engine's own guess of 4 GiB leaves one thread under the usual bound of its memory. */
const THREAD_BYTES = 768 * 2 ** 20

// One insert thread would make one thread of the views behind the intake; their results are gathered into larger parts.
// Merged into one, the expressions of a query's steps are computed anew for each place in a condition that names them.
const SETTINGS = `SETTINGS max_insert_threads = ${availableParallelism()}, parallel_view_processing = 1,
  max_insert_threads_min_free_memory_per_thread = ${THREAD_BYTES}, max_threads_min_free_memory_per_thread = ${THREAD_BYTES},
  min_insert_block_size_rows = 65536, min_insert_block_size_bytes = 67108864,
  min_insert_block_size_rows_for_materialized_views = 1048576, min_insert_block_size_bytes_for_materialized_views = 268435456,
  query_plan_merge_expressions = 0, session_timezone = 'UTC'`

type InsertOptions = ReadLogsOptions & { on_bytes: (bytes: number) => void }

/** Reads one prepared file into the intake; damage to it becomes a rejection of line 0. */
export async function insertFile(
  engine: Engine,
  file: PreparedFile,
  partners: readonly number[],
  options: InsertOptions,
): Promise<void> {
  if (file.documents !== '') await insertRows(engine, file, partners, options)
  if (file.damage !== '') {
    await engine.command('INSERT INTO intake (file, line, reason) SELECT {file:UInt32}, 0, {reason:String}', {
      file: file.number,
      reason: file.damage,
    })
  }
}

async function insertRows(
  engine: Engine,
  file: PreparedFile,
  partners: readonly number[],
  options: InsertOptions,
): Promise<void> {
  // Without a single document every line is rejected for its own reason; any format serves for that.
  const format = file.format ?? nativeFormat
  const account_field = options.account_field ?? 'account'
  const rows = envelopeSql(format.select(file.documents), account_field)
  const target = format.skips || options.from !== undefined || options.to !== undefined ? 'intake_mixed' : 'intake'
  const params = {
    ...file.params,
    ...accountParams(account_field),
    ...identifierParams(options.identifier_key, options.tokens),
    ...limits(options),
    file: file.number,
    partners,
  }
  try {
    await watchedCommand(
      engine,
      `INSERT INTO ${target} (${COLUMNS}) SELECT ${COLUMNS} FROM (${rows}) ${SETTINGS}`,
      params,
      {
        on_bytes: options.on_bytes,
        signal: options.signal,
      },
    )
  } catch (error) {
    options.signal?.throwIfAborted()
    throw conditionOf(error, file.file) ?? unexplained(error, file)
  }
}

function limits(options: ReadLogsOptions): Params {
  const now = options.now ?? new Date()
  const skew_ms = options.skew_ms_max ?? DAY_MS
  const earliest = options.earliest ?? EARLIEST
  const ahead = skew_ms === DAY_MS ? 'one day' : `${skew_ms / 1000} s`
  return {
    earliest_ms: earliest.getTime(),
    latest_ms: now.getTime() + skew_ms,
    out_of_time: `time outside ${earliest.getUTCFullYear()} to ${ahead} from now`,
    from_ms: options.from?.getTime() ?? 0,
    to_ms: options.to?.getTime() ?? Number.MAX_SAFE_INTEGER,
    default_time: options.default_time ?? '',
    default_account: options.default_account ?? '',
  }
}

const unexplained = (error: unknown, { file }: PreparedFile): IngestError =>
  new IngestError(
    `the engine could not read it (${messageOf(error).slice(0, 300)})`,
    file.path,
    'Check that the file is whole and does not change while it is read',
    { cause: error },
  )
