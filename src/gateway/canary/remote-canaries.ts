import { Agent, request } from 'undici'
import { type CanarySnapshot, canarySnapshotSchema } from '#contract/canary.js'
import { type GatewayCanarySettings, gatewayCanarySettingsSchema } from '#contract/gateway-marks-settings.js'
import { type Log, silentLog } from '../log.js'
import { postToServer, type ServerAddress, serverUrl } from '../post-to-server.js'
import { pause } from '../retry-delay.js'
import { codeOf } from '../upstream-error.js'
import type { CanaryServer, CanaryServing, CanarySource } from './canary-source.js'
import { ServedSums } from './served-sums.js'

const SNAPSHOT_PATH = '/v1/canaries/snapshot'
const SERVED_PATH = '/v1/canaries/served'
/** Short steps, so that closing need not interrupt a wait. */
const STEP_MS = 100
/** Ten thousand slots of sixteen phrases. */
const SNAPSHOT_BYTES_MAX = 64 * 1024 * 1024

export interface RemoteCanariesOptions {
  server: ServerAddress
  /** makes what serves from what the server told */
  prepare: (snapshot: CanarySnapshot) => CanaryServer
  settings?: Partial<GatewayCanarySettings>
  log?: Log
}

/**
 * Canaries as the server has them: slots and key are asked for now and then and stay in memory, so no request waits; what
 * was served is told to it as sums. While the server is away the last slots are served on: decisions end by themselves.
 */
export class RemoteCanaries implements CanarySource {
  readonly #settings: GatewayCanarySettings
  readonly #log: Log
  readonly #sums: ServedSums
  readonly #agent = new Agent({ connections: 1 })
  readonly #ended = new AbortController()
  readonly #done: Promise<unknown>
  #served_by: CanaryServer | undefined
  #version = ''
  #slots = 0
  #closing = false
  readonly #counts = { snapshot_failures: 0, sums_told: 0, sums_refused: 0, tell_failures: 0 }

  constructor(private readonly options: RemoteCanariesOptions) {
    this.#settings = gatewayCanarySettingsSchema.parse(options.settings ?? {})
    this.#log = options.log ?? silentLog
    this.#sums = new ServedSums(this.#settings.ledger_held_max)
    this.#done = Promise.all([this.#follow(), this.#tell()])
  }

  serve(cluster: string, question: string): CanaryServing | undefined {
    return this.#served_by?.serve(cluster, question)
  }

  report(account_id: string, at_ms: number, serving: CanaryServing): void {
    this.#sums.add(account_id, at_ms, serving)
  }

  stats(): Record<string, number> {
    return { slots: this.#slots, sums_waiting: this.#sums.held, sums_dropped: this.#sums.dropped, ...this.#counts }
  }

  /** Tells what is left, within a bound. */
  async close(): Promise<void> {
    this.#closing = true
    const timer = setTimeout(() => this.#ended.abort(), this.#settings.close_ms_max)
    await this.#done
    clearTimeout(timer)
    this.#sums.dropped += this.#sums.held
    await this.#agent.destroy()
  }

  async #follow(): Promise<void> {
    while (!this.#stops()) {
      await this.#readSnapshot().catch((error) => {
        if (this.#stops()) return
        this.#counts.snapshot_failures++
        this.#log.warn({ reason: codeOf(error) }, 'no canaries from the server: those before stay')
      })
      await this.#wait(this.#settings.refresh_ms)
    }
  }

  async #readSnapshot(): Promise<void> {
    const { server, prepare } = this.options
    const { statusCode, body } = await request(serverUrl(server, SNAPSHOT_PATH), {
      headers: { authorization: `Bearer ${server.key}`, accept: 'application/json' },
      dispatcher: this.#agent,
      headersTimeout: this.#settings.snapshot_ms_max,
      bodyTimeout: this.#settings.snapshot_ms_max,
      signal: this.#ended.signal,
    })
    if (statusCode !== 200) {
      await body.dump()
      throw Object.assign(new Error('no canaries'), { code: `HTTP ${statusCode}` })
    }
    const snapshot = canarySnapshotSchema.parse(JSON.parse(await boundedText(body)))
    if (snapshot.version === this.#version) return
    this.#served_by = prepare(snapshot)
    this.#version = snapshot.version
    this.#slots = snapshot.key === null ? 0 : snapshot.slots.length
  }

  async #tell(): Promise<void> {
    while (!this.#ended.signal.aborted && !(this.#closing && this.#sums.held === 0)) {
      if (!this.#closing) await this.#wait(this.#settings.ledger_ms)
      const served = this.#sums.take(this.#settings.ledger_batch_max)
      if (served.length === 0) continue
      const { server } = this.options
      const delivery = await postToServer(
        server,
        SERVED_PATH,
        'application/json',
        Buffer.from(JSON.stringify({ served })),
        {
          dispatcher: this.#agent,
          ms_max: this.#settings.snapshot_ms_max,
          signal: this.#ended.signal,
        },
      )
      if (delivery.outcome === 'taken') this.#counts.sums_told += served.length
      else if (delivery.outcome === 'refused') this.#counts.sums_refused += served.length
      else {
        // What an answer got lost on the way is counted twice: too many exposures accuse nobody, none would clear.
        for (const sum of served) this.#sums.put(sum)
        this.#counts.tell_failures++
        if (this.#closing) await pause(STEP_MS, this.#ended.signal)
      }
    }
  }

  #stops = (): boolean => this.#closing || this.#ended.signal.aborted

  async #wait(ms: number): Promise<void> {
    for (const end = performance.now() + ms; performance.now() < end && !this.#stops(); )
      await pause(Math.min(STEP_MS, ms), this.#ended.signal)
  }
}

async function boundedText(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > SNAPSHOT_BYTES_MAX) throw Object.assign(new Error('too long'), { code: 'TOO_LONG' })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString()
}
