import { readFile, unlink } from 'node:fs/promises'
import { Agent } from 'undici'
import type { SpoolSettings } from '#contract/gateway-settings.js'
import { tellFailure } from '../key-refusal.js'
import { type Log, silentLog } from '../log.js'
import { type Delivery, postToServer, type ServerAddress } from '../post-to-server.js'
import { pause, RetryDelay } from '../retry-delay.js'
import { codeOf } from '../upstream-error.js'
import { layAside, type Segment } from './segment-files.js'

const PATH = '/v1/exchanges'

export interface ShipperHooks {
  /** bytes that are no longer on disk */
  freed(bytes: number): void
  /** lines that the server has; waited for before they go from the disk */
  taken?(lines: Buffer): Promise<void>
  log?: Log
}

/**
 * Sends whole segments to the server, oldest first, one at a time, until the server has acknowledged each. A segment may
 * arrive twice (an acknowledgement was lost); its exchanges have ids by which the server knows them.
 */
export class SegmentShipper {
  readonly stats = { segments_sent: 0, segments_refused: 0, segments_unreadable: 0, send_failures: 0, key_refusals: 0 }
  readonly #queue: Segment[]
  readonly #agent = new Agent({ connections: 1 })
  readonly #ended = new AbortController()
  readonly #delay: RetryDelay
  readonly #log: Log
  #wake = (): void => {}
  #closing = false
  readonly #done: Promise<void>

  constructor(
    private readonly server: ServerAddress,
    private readonly settings: SpoolSettings,
    private readonly hooks: ShipperHooks,
    waiting: readonly Segment[],
  ) {
    this.#queue = [...waiting]
    this.#delay = new RetryDelay(settings.retry_ms_min, settings.retry_ms_max)
    this.#log = hooks.log ?? silentLog
    this.#done = this.#run()
  }

  get waiting(): number {
    return this.#queue.length
  }

  add(segment: Segment): void {
    this.#queue.push(segment)
    this.#wake()
  }

  /** Sends what is left within `ms_max`; the rest stays on disk for the next start. */
  async close(ms_max: number): Promise<void> {
    this.#closing = true
    this.#wake()
    const timer = setTimeout(() => this.#ended.abort(), ms_max)
    await this.#done
    clearTimeout(timer)
    await this.#agent.destroy()
  }

  async #run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      const [segment] = this.#queue
      if (segment !== undefined) await this.#ship(segment)
      else if (this.#closing) return
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
    }
  }

  async #ship(segment: Segment): Promise<void> {
    const bytes = await readFile(segment.path).catch((error: unknown) => this.#lose(segment, error))
    if (bytes === undefined) return
    const delivery = await postToServer(this.server, PATH, 'application/x-ndjson', bytes, {
      dispatcher: this.#agent,
      ms_max: this.settings.send_ms_max,
      signal: this.#ended.signal,
    })
    await this.#settle(segment, bytes, delivery)
  }

  async #settle(segment: Segment, lines: Buffer, delivery: Delivery): Promise<void> {
    if (delivery.outcome === 'later') {
      if (this.#ended.signal.aborted) return
      this.stats.send_failures++
      const facts = { reason: delivery.reason, waiting: this.#queue.length }
      if (tellFailure(this.#log, facts, 'exchanges not sent: will try again')) this.stats.key_refusals++
      return pause(delivery.wait_ms ?? this.#delay.next(), this.#ended.signal)
    }
    this.#delay.reset()
    this.#queue.shift()
    if (delivery.outcome === 'taken') {
      this.stats.segments_sent++
      await this.hooks.taken?.(lines)
      // A segment that cannot be removed is sent once more after the next start.
      await unlink(segment.path).catch(() => {})
      this.hooks.freed(segment.bytes)
    } else {
      this.stats.segments_refused++
      this.#log.error({ reason: delivery.reason, path: segment.path }, 'exchanges refused by the server: laid aside')
      await layAside(segment).catch(() => {})
    }
  }

  #lose(segment: Segment, error: unknown): undefined {
    this.#queue.shift()
    this.stats.segments_unreadable++
    this.hooks.freed(segment.bytes)
    this.#log.error({ code: codeOf(error), path: segment.path }, 'exchanges cannot be read from the spool')
  }
}
