import type { Readable } from 'node:stream'
import type { IdentifierKey } from './identifier-sql.js'
import type { Container } from './log-file.js'

export interface ReadLogsOptions {
  /** files, patterns, `-` for standard input */
  inputs: readonly string[]
  /** directory for standard input and what is saved of damaged files; made where absent, its files are removed */
  temporary: string
  /** name of a log format; recognised from content where absent */
  log_format?: string | undefined
  /**
   * What counts as the account: account (default), org, key, end_user, user, safety_identifier, metadata.user_id, or a
   * dotted path into the logged document.
   */
  account_field?: string | undefined
  /** account of exchanges that name none; they are rejected where absent */
  default_account?: string | undefined
  /** time of exchanges that have none (batch input files); they are rejected where absent */
  default_time?: string | undefined
  /** under which payment fingerprints, addresses and TLS fingerprints are hashed; absent: they are stored as they are */
  identifier_key?: IdentifierKey | undefined
  /** whether tokens of communities are made of them; default false */
  tokens?: boolean | undefined
  /** exchanges before it are skipped */
  from?: Date | undefined
  /** exchanges at it or after it are skipped */
  to?: Date | undefined
  /** the first bad line of a file stops the reading */
  strict?: boolean | undefined
  /** longest line that is read, bytes; default 64 MiB */
  line_bytes_max?: number | undefined
  /** most that is taken from standard input, bytes; default 64 GiB */
  stdin_bytes_max?: number | undefined
  /** default the process's */
  stdin?: Readable | undefined
  /** what the time is; default now */
  now?: Date | undefined
  /** earliest time of an exchange; default 2015-01-01 */
  earliest?: Date | undefined
  /** how far an exchange may lie in the future, for clocks that go wrong; default one day */
  skew_ms_max?: number | undefined
  /** whether the files' bytes are hashed as well, beside the reading */
  hash_files?: boolean | undefined
  /** number of the first file, where the store holds others already; default 0 */
  first_file?: number | undefined
  /** bytes of the files read so far, several times a second; within compressed files an estimate */
  on_progress?: ((progress: { path: string; bytes: number; bytes_total: number }) => void) | undefined
  /** when it aborts, reading stops, in the midst of a file too, and throws the signal's reason */
  signal?: AbortSignal | undefined
}

export interface FileRead {
  /** the `file` column of its rows */
  file: number
  path: string
  /** '' where there was nothing to tell it from */
  format: string
  container: Container
  bytes: number
  /** of its bytes as they lie on disk, hexadecimal; null where it was not asked for */
  sha256: string | null
  /** exchanges */
  rows: number
  /** lines that could not be used; they stand in `rejected`, damage to the file itself as line 0 */
  rejected: number
  /** entries that are not exchanges (database spans, embeddings) or lie outside `from` and `to`: neither read nor rejected */
  skipped: number
  /** what the user should know of the file, '' where there is nothing */
  note: string
}

export interface LogsRead {
  files: FileRead[]
  rows: number
  rejected: number
  skipped: number
  bytes: number
}
