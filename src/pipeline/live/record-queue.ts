import type { DecisionRecord } from '#contract/decision.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'

const WRITE_MS = 1000
const AT_ONCE = 5000

/** Decisions on their way into the store. A decision never waits for it: what does not fit is counted and lost. */
export class RecordQueue {
  readonly #engine: Engine
  readonly #most: number
  #waiting: DecisionRecord[] = []
  #writing: Promise<void> | undefined
  readonly #timer: NodeJS.Timeout
  /** records that were lost since the start */
  lost = 0

  constructor(engine: Engine, { records_queue_max }: Pick<Settings['decisions'], 'records_queue_max'>) {
    this.#engine = engine
    this.#most = records_queue_max
    this.#timer = setInterval(() => void this.flush(), WRITE_MS)
  }

  get length(): number {
    return this.#waiting.length
  }

  add(records: readonly DecisionRecord[]): void {
    const room = Math.max(0, this.#most - this.#waiting.length)
    this.lost += Math.max(0, records.length - room)
    this.#waiting.push(...records.slice(0, room))
  }

  /** Writes what waits; what cannot be written waits on. */
  flush(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing
    await this.flush()
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const part = this.#waiting.slice(0, AT_ONCE)
      try {
        await this.#engine.insert(
          'decisions',
          part.map(({ at, ...record }) => ({ ...record, at: at.replace('T', ' ').replace('Z', '') })),
        )
      } catch {
        return
      }
      this.#waiting = this.#waiting.slice(part.length)
    }
  }
}
