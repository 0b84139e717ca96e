/** What `serve` is asked for: the words of the command line, checked for form. */
export interface ServeOptions {
  host: string
  /** 0: any that is free */
  port: number
  /** data directory; made where absent */
  data: string
  /** settings file; looked for in the working directory where absent */
  config?: string
  /** STILLWATCH_ADMIN_KEY */
  admin_key?: string
  log_level: string
  version: string
  /** stops the server when it aborts */
  signal: AbortSignal
  /** told once it listens */
  onReady(ready: { url: string; first_key?: string }): void
}
