/** What `runGateway` is asked for: the words of the command line, checked for form. */
export interface RunGatewayOptions {
  upstream: string
  host: string
  /** 0: any that is free */
  port: number
  /** address of the server */
  server: string
  /** STILLWATCH_KEY, with the scopes ingest and follow */
  key: string
  /** `key-hash`, `header:NAME` or `lookup:FILE` */
  account: string
  /** directory of this gateway alone */
  spool: string
  /** STILLWATCH_KEY_SECRET: keys are recorded as HMAC under it; kept in the spool directory where absent */
  key_secret?: string
  /** header of a trusted proxy in front that tells the caller's address */
  client_ip_header?: string
  /** settings file; looked for in the working directory where absent */
  config?: string
  log_level: string
  /** stops the gateway when it aborts */
  signal: AbortSignal
  /** told once it listens */
  onReady(ready: { port: number }): void
}
