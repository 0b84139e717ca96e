import type { z } from 'zod'

/** Values of the `{name:Type}` placeholders of a statement: bound by the engine, never spliced into its text. */
export type Params = Record<string, unknown>

/** The analytics engine: ClickHouse, embedded or a server, behind one client and one dialect. */
export interface Engine {
  /** Runs statements that give no rows. */
  command(sql: string, params?: Params): Promise<void>
  /** Runs a query and reads its rows through a schema. Keep it to bounded results: it buffers. */
  rows<T>(schema: z.ZodType<T>, sql: string, params?: Params): Promise<T[]>
  /** Runs a query without a FORMAT clause and gives its rows as RowBinary, for typed arrays. */
  binary(sql: string, params?: Params): Promise<Buffer>
  /** The same in pieces of whole rows, so that a result of any size takes bounded memory. One stream at a time. */
  stream(sql: string): AsyncIterable<Buffer>
  /**
   * Runs an INSERT … SELECT over the rows of a file that was written here. `render` is handed the table expression that
   * stands for them, to be used once.
   */
  load(render: (source: string) => string, params: Params, file: RowsFile): Promise<void>
  /** Inserts rows made here (documents, groups): never exchanges, which are read inside the engine. */
  insert(table: string, rows: readonly object[]): Promise<void>
  close(): Promise<void>
}

/** Rows in a file, as RowBinary. */
export interface RowsFile {
  path: string
  /** names and types: `line UInt64, text String` */
  columns: string
}

/** What stands for the rows where the engine can read the file itself; parameter `rows_path`. */
export const readRowsFile = ({ columns }: RowsFile): string =>
  `file({rows_path:String}, RowBinary, '${columns}', 'none')`
