import type { StagedLog, StageOptions } from '#ingest/import/stage-log.js'

export const IMPORT_CHANNEL = 'import'

/** What the process that takes a log file apart is asked to open. */
export interface OpenLog extends StageOptions {
  /** file */
  path: string
  /** as its owner calls it */
  name: string
  bytes: number
  /** for the engine, which is of this file alone */
  engine_directory: string
  memory_bytes_max: number
}

/** Why it cannot be read, in words for who sent it. */
export interface Refusal {
  what: string
  hint: string
}

export type OpenedLog = { log: StagedLog } | { refusal: Refusal }

export interface WrittenPiece {
  last: number
  text_bytes: number
  /** of the file of rows */
  bytes: number
  sha256: string
}
