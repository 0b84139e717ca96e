/**
 * What a log format hands over: strings under the names of the native envelope, which one shared step then checks and
 * types. '' stands for absent everywhere.
 */
export const RAW_COLUMNS = [
  'id',
  'ts',
  'account',
  'org',
  'key',
  'end_user',
  'account_created',
  'payment',
  'email_domain',
  'client_ip',
  'user_agent',
  'tls',
  'status',
  'request',
  'response',
] as const

/** The top-level keys of one logged document with the first characters of their values' JSON. */
export type Sample = ReadonlyMap<string, string>

/** One log format: how to recognise it, and its translation to the native envelope as SQL. */
export interface LogFormat {
  /** as in --log-format */
  name: string
  title: string
  /** True where `select` may mark rows as skipped. */
  skips: boolean
  /** True where a document is in this format. The format of most of a file's first documents is taken. */
  recognises(sample: Sample): boolean
  /**
   * SQL that turns the rows `(line UInt64, doc String, fault String)` of `source` into `(line, doc, fault, skipped UInt8)`
   * and the columns of RAW_COLUMNS. Where `fault` is not empty, `doc` is no document and exactly one row must come out.
   * `skipped` marks what is not an exchange (a database span): counted, neither read nor rejected.
   */
  select(source: string): string
}
