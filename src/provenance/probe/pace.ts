import { setTimeout as sleep } from 'node:timers/promises'

/** When the next request may leave: not more often than so many a minute, and not before the server said. */
export class Pace {
  #next_ms = 0
  #paused_ms = 0
  #line: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly requests_per_minute: number,
    private readonly signal?: AbortSignal,
  ) {}

  /** Does something when it is the caller's turn; nobody else has one until it is done. Rejects when it is aborted. */
  turn<T>(admit: () => Promise<T>): Promise<T> {
    const mine = this.#line.then(() => this.#wait()).then(admit)
    this.#line = mine.catch(() => {})
    return mine
  }

  /** All wait: who was told so is asked by all of them. */
  pause(ms: number): void {
    this.#paused_ms = Math.max(this.#paused_ms, Date.now() + ms)
  }

  async #wait(): Promise<void> {
    this.signal?.throwIfAborted()
    for (let at = this.#at(); at > Date.now(); at = this.#at())
      await sleep(
        Math.min(at - Date.now(), 60_000),
        undefined,
        this.signal === undefined ? {} : { signal: this.signal },
      )
    this.#next_ms = Date.now() + 60_000 / this.requests_per_minute
  }

  #at(): number {
    return Math.max(this.#next_ms, this.#paused_ms)
  }
}

/** Milliseconds before try `attempt` + 1. `drawn` in [0, 1): what failed together must not come back together. */
export const backoffOf = (
  attempt: number,
  { backoff_ms, backoff_ms_max }: { backoff_ms: number; backoff_ms_max: number },
  drawn = Math.random(),
): number => Math.round(Math.min(backoff_ms * 2 ** (attempt - 1), backoff_ms_max) * (0.5 + drawn / 2))
