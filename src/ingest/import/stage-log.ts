import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import { conditionOf } from '../ingest-error.js'
import type { LogFile } from '../log-file.js'
import { prepareFile } from '../prepare-file.js'

const TABLES = statementsOf(readSql(import.meta.url, './staged.sql'))

export interface StageOptions {
  /** name of a log format; recognised from content where absent */
  log_format?: string | undefined
  line_bytes_max: number
  /** for what is saved of a damaged file */
  temporary: string
}

/** A file whose lines lie in the table `staged`, to be taken out in pieces. */
export interface StagedLog {
  /** '' where there is nothing to tell it from */
  format: string
  /** of all lines */
  text_bytes: number
  /** why the file could not be read to its end, '' where it could */
  damage: string
}

const sumsRow = z.object({ bytes: z.coerce.number() })

/**
 * Takes a log file apart, as a scan reads it: container, compression and format are told from its content, and what stands
 * before a damage is saved. Lines are numbered as in the file. Of an engine of its own: it works as long as the file is.
 * Throws InputError for what is no log, IngestError for a full disk and the like.
 */
export async function stageLog(engine: Engine, file: LogFile, options: StageOptions): Promise<StagedLog> {
  for (const statement of TABLES) await engine.command(statement)
  const { format, texts, params, damage } = await prepareFile(engine, file, 0, options)
  if (texts !== '')
    await engine
      .command(
        INSERT.replace('__TEXTS__', () => texts),
        params,
      )
      .catch((error: unknown) => {
        throw conditionOf(error, file) ?? error
      })
  const [sums] = await engine.rows(sumsRow, 'SELECT sum(bytes) AS bytes FROM staged')
  return { format: format?.name ?? '', text_bytes: sums?.bytes ?? 0, damage }
}

/** One thread: the numbers of rows are counted as they pass. Blocks are bounded in bytes, for lines may be long. */
const INSERT = `INSERT INTO staged (row, line, text)
  SELECT rowNumberInAllBlocks() + 1, line, text FROM (__TEXTS__) WHERE NOT match(text, '^\\\\s*$')
  SETTINGS max_threads = 1, max_insert_threads = 1, max_block_size = 8192, min_insert_block_size_rows = 65536,
    min_insert_block_size_bytes = 67108864`
