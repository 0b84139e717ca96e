import { ReceiveError } from './receive-error.js'
import type { ReceiveOptions } from './receive-options.js'

/** What one request holds of the room. */
export interface Lease {
  /** Throws ReceiveError 429 where there is no room for so many more bytes. */
  take(bytes: number): void
  /** Runs a decompression when one may begin; each may grow to the largest body before it is refused. */
  decoding<T>(work: () => Promise<T>): Promise<T>
  /** Gives all back; may be called again. */
  release(): void
}

/**
 * Room for the bodies of all requests that are under way, for each may be as large as a body may be. Who finds it full
 * tries again; a sender that is alone always finds room.
 */
export class BodyRoom {
  readonly #options: Pick<ReceiveOptions, 'held_bytes_max' | 'decodings_max'>
  #held = 0
  #decoding = 0
  readonly #waiting: (() => void)[] = []

  constructor(options: Pick<ReceiveOptions, 'held_bytes_max' | 'decodings_max'>) {
    this.#options = options
  }

  get held_bytes(): number {
    return this.#held
  }

  lease(): Lease {
    let mine = 0
    return {
      take: (bytes) => {
        const others = this.#held - mine
        if (others > 0 && this.#held + bytes > this.#options.held_bytes_max) throw full()
        mine += bytes
        this.#held += bytes
      },
      decoding: (work) => this.#inTurn(work),
      release: () => {
        this.#held -= mine
        mine = 0
      },
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#decoding >= this.#options.decodings_max) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#decoding++
    try {
      return await work()
    } finally {
      // The place goes over to who waits longest.
      const next = this.#waiting.shift()
      if (next === undefined) this.#decoding--
      else next()
    }
  }
}

const full = (): ReceiveError =>
  new ReceiveError(
    429,
    'too many bodies are under way',
    'request body',
    'Try again in a moment, or send smaller batches',
  )
