/** How a file's rows stand in it. */
export type Container = 'ndjson' | 'json' | 'csv' | 'parquet'

/** As the engine names it. */
export type Compression = 'none' | 'gzip' | 'zstd'

export interface LogFile {
  /** as the user wrote it, or the pattern gave it; shown in reports */
  path: string
  /** absolute, without characters that the engine takes for a pattern */
  readable: string
  bytes: number
}
