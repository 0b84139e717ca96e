/** Waits between tries: each twice as long as the one before, a random half taken off so that many do not come at once. */
export class RetryDelay {
  #next_ms: number

  constructor(
    private readonly ms_min: number,
    private readonly ms_max: number,
  ) {
    this.#next_ms = ms_min
  }

  next(): number {
    const delay_ms = this.#next_ms * (0.5 + Math.random() / 2)
    this.#next_ms = Math.min(this.#next_ms * 2, this.ms_max)
    return delay_ms
  }

  reset(): void {
    this.#next_ms = this.ms_min
  }
}

/** Resolves after a time, or at once when the signal comes. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
