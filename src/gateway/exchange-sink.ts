/** Where recorded exchanges go. Takes each as a line of the native log format and never makes the caller wait. */
export interface ExchangeSink {
  /** @param line JSON without a line break in it or behind it */
  record(line: string): void
  /** writes out what is held */
  close?(): Promise<void>
  /** figures for /-/metrics */
  stats?(): Record<string, number>
}
