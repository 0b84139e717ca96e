import type { ProgressEvent } from '#contract/scan.js'

/** Times the stages of a scan and tells of them as they begin and end. */
export class StageClock {
  readonly seconds: Record<string, number> = {}
  readonly #tell: (event: ProgressEvent) => void
  readonly #signal: AbortSignal | undefined

  constructor(tell: (event: ProgressEvent) => void, signal: AbortSignal | undefined) {
    this.#tell = tell
    this.#signal = signal
  }

  /** Runs one stage; `advance` tells how far it is. Stops before a stage when the scan was aborted. */
  async time<T>(stage: string, run: (advance: (done: number, total: number) => void) => Promise<T> | T): Promise<T> {
    this.#signal?.throwIfAborted()
    const began = performance.now()
    this.#tell({ stage, done: 0, total: 0 })
    const result = await run((done, total) => this.#tell({ stage, done, total }))
    this.seconds[stage] = Math.round(performance.now() - began) / 1000
    this.#tell({ stage, done: 1, total: 1 })
    return result
  }
}
