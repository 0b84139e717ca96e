/** What `runScan` is asked for: the words of the command line, checked for form but not yet opened. */
export interface ScanOptions {
  /** paths, globs, or `-` for standard input; at least one */
  files: readonly string[]
  /** a log format's name; recognised by content where absent */
  log_format?: string
  /** UTC, ISO 8601; exchanges at or after it are read */
  from?: string
  /** UTC, ISO 8601; exchanges before it are read */
  to?: string
  /** directory that keeps the data and the report; a temporary one, removed at the end, where absent */
  store?: string
  /** files of told.ts documents */
  accounts?: string
  events?: string
  known?: string
  /** the field of an exchange that counts as its account */
  account_field?: string
  /** a bad line stops the scan */
  strict: boolean
  /** settings file; looked for in the working directory where absent */
  config?: string
  /** when it aborts, the scan closes its engine and then rejects */
  signal?: AbortSignal
}

/** `total` is 0 where a stage cannot say how much there is to do. A stage ends when `done` reaches `total`. */
export interface ProgressEvent {
  stage: string
  done: number
  total: number
}

/** What `explain` is asked for; it gives the report that the store keeps. */
export interface ExplainOptions {
  /** a campaign's id or an account's */
  subject: string
  store: string
  signal?: AbortSignal
}

/** One line of `stillwatch doctor`. */
export interface Check {
  name: string
  status: 'ok' | 'warn' | 'fail'
  detail: string
  /** what to do; empty where nothing is to be done */
  todo: string
}

/**
 * What was asked or given cannot be used: exit status 2, one line, no stack. Any error with these three strings is
 * treated alike, so that a stage may have a class of its own.
 */
export class InputError extends Error {
  override readonly name = 'InputError'
  constructor(
    readonly what: string,
    /** file, line or option */
    readonly where: string,
    /** what to do */
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(`${where}: ${what}. ${hint}`, options)
  }
}
