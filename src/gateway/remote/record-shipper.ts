import { Agent } from 'undici'
import type { DecisionRecord } from '#contract/decision.js'
import type { RemoteSettings } from '#contract/gateway-settings.js'
import { type Delivery, postToServer, type ServerAddress } from '../post-to-server.js'
import { pause, RetryDelay } from '../retry-delay.js'

const PATH = '/v1/decisions/records'

/**
 * Sends records of decisions to the server in batches, `{ records: [...] }`. They wait in memory: a record that is lost is
 * a gap in a count, unlike an exchange, which is evidence.
 */
export class RecordShipper {
  readonly stats = { records_sent: 0, records_dropped: 0, records_failures: 0 }
  #waiting: DecisionRecord[] = []
  readonly #agent = new Agent({ connections: 1 })
  readonly #ended = new AbortController()
  #closing = false
  readonly #done: Promise<void>

  constructor(
    private readonly server: ServerAddress,
    private readonly settings: RemoteSettings,
  ) {
    this.#done = this.#run()
  }

  get waiting(): number {
    return this.#waiting.length
  }

  add(records: readonly DecisionRecord[]): void {
    const fitting = Math.min(records.length, this.settings.records_held_max - this.#waiting.length)
    this.#waiting.push(...records.slice(0, fitting))
    this.stats.records_dropped += records.length - fitting
  }

  async close(): Promise<void> {
    this.#closing = true
    const timer = setTimeout(() => this.#ended.abort(), this.settings.close_ms_max)
    await this.#done
    clearTimeout(timer)
    this.stats.records_dropped += this.#waiting.length
    await this.#agent.destroy()
  }

  async #run(): Promise<void> {
    const delay = new RetryDelay(this.settings.retry_ms_min, this.settings.retry_ms_max)
    while (!this.#ended.signal.aborted && !(this.#closing && this.#waiting.length === 0)) {
      const count = Math.min(this.#waiting.length, this.settings.records_batch_max)
      if (count > 0) await pause(await this.#send(count, delay), this.#ended.signal)
      // Short steps, so that closing need not interrupt a wait.
      else await pause(Math.min(this.settings.records_ms, 100), this.#ended.signal)
    }
  }

  /** @returns how long to wait before the next batch */
  async #send(count: number, delay: RetryDelay): Promise<number> {
    const body = Buffer.from(JSON.stringify({ records: this.#waiting.slice(0, count) }))
    const delivery = await postToServer(this.server, PATH, 'application/json', body, {
      dispatcher: this.#agent,
      ms_max: this.settings.snapshot_ms_max,
      signal: this.#ended.signal,
    })
    return this.#settle(count, delivery, delay)
  }

  #settle(count: number, delivery: Delivery, delay: RetryDelay): number {
    if (delivery.outcome === 'later') {
      this.stats.records_failures++
      return delivery.wait_ms ?? delay.next()
    }
    delay.reset()
    this.#waiting = this.#waiting.slice(count)
    this.stats[delivery.outcome === 'taken' ? 'records_sent' : 'records_dropped'] += count
    return this.#waiting.length >= this.settings.records_batch_max || this.#closing ? 0 : this.settings.records_ms
  }
}
