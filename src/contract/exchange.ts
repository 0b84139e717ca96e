/**
 * The columns in which every log format hands over its exchanges: one row an exchange, made inside the engine.
 * The native envelope (docs/formats.md) has the same fields, so each other format is a translation to it.
 *
 * `reason` is empty where the row can be used; otherwise it says why not and the other columns may be empty.
 */
export const INTAKE_COLUMNS = {
  file: 'UInt32', // index into the scan's list of files
  line: 'UInt64', // 1-based; the element's number in a JSON array, the row's in CSV and Parquet
  reason: 'LowCardinality(String)',
  excerpt: 'String', // the first 200 characters of a rejected line; empty for accepted ones
  id: 'String', // empty where the log has none
  at: "DateTime64(3, 'UTC')",
  account: 'String',
  org: 'String',
  key: 'String',
  end_user: 'String',
  account_created: "Nullable(DateTime64(3, 'UTC'))",
  payment: 'String',
  email_domain: 'String',
  client_ip: 'String',
  user_agent: 'String',
  tls: 'String',
  status: 'UInt16', // HTTP status, 0 where unknown
  request: 'String', // JSON body of an OpenAI chat-completions, OpenAI Responses or Anthropic Messages request
  response: 'String', // JSON body of its response, '' where absent
  clear: 'Tuple(payment String, client_ip String, tls String)', // as they came, where tokens are made of them; else empty
} as const

export type IntakeColumn = keyof typeof INTAKE_COLUMNS
