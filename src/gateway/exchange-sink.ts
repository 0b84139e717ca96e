/** Where recorded exchanges go. Takes an envelope as in the native log format and never makes the caller wait. */
export interface ExchangeSink {
  record(envelope: object): void
  /** writes out what is held */
  close?(): Promise<void>
  /** figures for /-/metrics */
  stats?(): Record<string, number>
}
