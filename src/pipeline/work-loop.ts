export interface WorkLoopOptions {
  /** from the end of the work to its next beginning; 0: it is done only when asked for */
  pause_ms: number
  work: () => Promise<unknown>
  /** told what the work fails with; it is done again after the pause */
  failed: (error: Error) => void
}

/** Work that is done again and again, a pause after its end, and other work that must not run beside it. */
export class WorkLoop {
  readonly #options: WorkLoopOptions
  #last: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: WorkLoopOptions) {
    this.#options = options
    this.#wait()
  }

  /** Does something after what was asked for before, whatever became of that. */
  next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {})
    return done
  }

  /** Begins the work no more, and resolves when what was asked for is over. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#last
  }

  #wait(): void {
    const { pause_ms, work, failed } = this.#options
    if (pause_ms === 0 || this.#closed) return
    this.#timer = setTimeout(() => {
      void this.next(work)
        .catch(failed)
        .finally(() => this.#wait())
    }, pause_ms)
  }
}
