import { readSql } from '#store/read-sql.js'
import type { Container } from './log-file.js'
import { mendedSql } from './mended-sql.js'

const documents = readSql(import.meta.url, './documents.sql').replace('__MENDED__', () => mendedSql('text'))

const FILE = '{path:String}'
const COMPRESSION = '{compression:String}'

// Blocks are bounded in bytes too: a thousand lines of 50 MB would not fit in memory. Nor would the file
// itself, which the embedded engine otherwise maps into it: a log of 1 GB then adds 1 GB.
const BOUNDED = `SETTINGS input_format_max_block_size_bytes = 33554432, storage_file_read_method = 'pread'`
const ONE_BY_ONE = `${BOUNDED}, input_format_parallel_parsing = 0`

// CSV says nothing of types: guesses would turn the account 007 into 7 and drop the zones of times.
const AS_TEXT = `${ONE_BY_ONE}, input_format_csv_use_best_effort_in_schema_inference = 0,
  input_format_csv_allow_variable_number_of_columns = 1`

/**
 * SQL for the rows `(line UInt64, text String)` of a file; parameters `path` and `compression`. The row number is exact
 * for LineAsString and Parquet however they are read, for the others only when one thread parses.
 */
export const ROWS: Record<Container, string> = {
  ndjson: `SELECT _row_number + 1 AS line, l AS text FROM file(${FILE}, LineAsString, 'l String', ${COMPRESSION}) ${BOUNDED}`,
  json: `SELECT _row_number + 1 AS line, j AS text FROM file(${FILE}, JSONAsString, 'j String', ${COMPRESSION}) ${ONE_BY_ONE}`,
  csv: `SELECT _row_number + 1 AS line, formatRowNoNewline('JSONEachRow', *) AS text FROM file(${FILE}, CSVWithNames, auto, ${COMPRESSION}) ${AS_TEXT}`,
  parquet: `SELECT _row_number + 1 AS line, formatRowNoNewline('JSONEachRow', *) AS text FROM file(${FILE}, Parquet, auto, ${COMPRESSION}) ${BOUNDED}`,
}

/** Lines that hold arrays of documents: each element becomes a row with its line's number. */
const EXPLODED = `SELECT line, arrayJoin(if(match(text, '^\\\\s*\\\\['), JSONExtractArrayRaw(text), [text])) AS text FROM (__SOURCE__)`

/** SQL for the documents `(line, doc, fault)` of a file; further parameter `line_bytes_max`. */
export const documentsSql = (rows: string, arrays: boolean): string =>
  documents.replace('__SOURCE__', () => textsSql(rows, arrays))

/** SQL for their texts `(line, text)`, as they stand there. */
export const textsSql = (rows: string, arrays: boolean): string =>
  arrays ? EXPLODED.replace('__SOURCE__', () => rows) : rows
