import type { z } from 'zod'

/** Values of the `$1` placeholders of a statement: bound by the server, never spliced into its text. */
export type Values = readonly unknown[]

/** The state store: PostgreSQL, embedded or a server, behind one client and one dialect (PostgreSQL 15). */
export interface State {
  /** Runs one statement and gives the number of rows it changed. */
  run(sql: string, values?: Values): Promise<number>
  /** Runs one query and reads its rows through a schema. Numbers of 64 bits come as strings, times as ISO 8601. */
  rows<T>(schema: z.ZodType<T>, sql: string, values?: Values): Promise<T[]>
  /** All or nothing. Inside, only the state that is handed in may be used. */
  transaction<T>(work: (state: State) => Promise<T>): Promise<T>
  close(): Promise<void>
}
