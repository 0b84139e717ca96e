import { readSql } from '#store/read-sql.js'
import type { Container } from './log-file.js'

const documents = readSql(import.meta.url, './documents.sql')

const FILE = '{path:String}'
const COMPRESSION = '{compression:String}'

/**
 * SQL for the rows `(line UInt64, text String)` of a file; parameters `path` and `compression`. The row number is exact
 * for LineAsString and Parquet in any number of threads, for the others only when they are read in one.
 */
export const ROWS: Record<Container, string> = {
  ndjson: `SELECT _row_number + 1 AS line, l AS text FROM file(${FILE}, LineAsString, 'l String', ${COMPRESSION})`,
  json: `SELECT _row_number + 1 AS line, j AS text FROM file(${FILE}, JSONAsString, 'j String', ${COMPRESSION})`,
  csv: `SELECT _row_number + 1 AS line, formatRowNoNewline('JSONEachRow', *) AS text FROM file(${FILE}, CSVWithNames, auto, ${COMPRESSION})`,
  parquet: `SELECT _row_number + 1 AS line, formatRowNoNewline('JSONEachRow', *) AS text FROM file(${FILE}, Parquet, auto, ${COMPRESSION})`,
}

/** Lines that hold arrays of documents: each element becomes a row with its line's number. */
const EXPLODED = `SELECT line, arrayJoin(if(match(text, '^\\\\s*\\\\['), JSONExtractArrayRaw(text), [text])) AS text FROM (__SOURCE__)`

/** SQL for the documents `(line, doc, fault)` of a file; further parameter `line_bytes_max`. */
export function documentsSql(rows: string, arrays: boolean): string {
  const source = arrays ? EXPLODED.replace('__SOURCE__', () => rows) : rows
  return documents.replace('__SOURCE__', () => source)
}
