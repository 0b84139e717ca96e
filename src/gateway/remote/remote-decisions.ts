import { Agent, request } from 'undici'
import type { Decision, DecisionRequest } from '#contract/decision.js'
import { type RemoteSettings, remoteSettingsSchema } from '#contract/gateway-settings.js'
import type { StreamEvent } from '../answer/split-events.js'
import type { DecisionSource } from '../decision-source.js'
import type { JsonObject } from '../json-object.js'
import { tellFailure } from '../key-refusal.js'
import { type Log, silentLog } from '../log.js'
import { type ServerAddress, serverUrl } from '../post-to-server.js'
import { pause, RetryDelay } from '../retry-delay.js'
import { codeOf } from '../upstream-error.js'
import { applyChange, type Change, readChange, type Snapshot, snapshotSchema, stateOf } from './decision-state.js'
import type { Evaluate, EvaluationState } from './evaluate.js'
import { followServer } from './follow-server.js'
import { RecordShipper } from './record-shipper.js'

export interface RemoteDecisionsOptions {
  server: ServerAddress
  evaluate: Evaluate
  /** what a request asks for, as ingest will say of it; called only while a policy has a condition on it */
  capabilityOf?: (body: JsonObject) => string
  settings?: Partial<RemoteSettings>
  log?: Log
}

const PASS: Decision = { decision: 'allow', reason_code: 'ok', ttl_s: 0 }
/** Three signs of life of the server. */
const SILENT_MS_MAX = 15_000
const STOP: Decision = { decision: 'block', reason_code: 'unavailable', ttl_s: 0 }

/**
 * Decisions from what the server last told, held in memory. How old that is counts from when the server read it: its store
 * can stall while the server itself goes on telling that it is there. The stream is opened first and the snapshot read after, so that
 * no change falls between them; changes that come meanwhile wait and are applied on top.
 */
export class RemoteDecisions implements DecisionSource {
  readonly #settings: RemoteSettings
  readonly #records: RecordShipper
  readonly #following: { stop(): Promise<void> }
  readonly #agent = new Agent({ connections: 2 })
  readonly #ended = new AbortController()
  readonly #log: Log
  #state: EvaluationState | undefined
  /** on the clock of this process */
  #known_at_ms = Number.NEGATIVE_INFINITY
  #waiting: Change[] | undefined
  #reading: Promise<void> | undefined
  #read_again = false
  /** whether these policies have a condition on the capability */
  #capability = { policies: [] as EvaluationState['policies'], asked: false }
  readonly #counts = {
    stale: 0,
    events_unreadable: 0,
    stream_breaks: 0,
    snapshots: 0,
    snapshot_failures: 0,
    key_refusals: 0,
  }

  constructor(private readonly options: RemoteDecisionsOptions) {
    this.#settings = remoteSettingsSchema.parse(options.settings ?? {})
    this.#log = options.log ?? silentLog
    this.#records = new RecordShipper(options.server, this.#settings)
    const silent_ms_max = Math.min(SILENT_MS_MAX, Math.ceil(this.#settings.staleness_ms_max / 2))
    this.#following = followServer(
      { ...this.#settings, server: options.server, path: '/v1/decisions/stream', silent_ms_max },
      {
        opened: () => this.#readSnapshot(),
        event: (event) => this.#take(event),
        broke: (reason) => {
          this.#counts.stream_breaks++
          this.#tell(reason, 'the stream of decisions broke: will be opened again')
        },
      },
    )
  }

  /** whether what is known is younger than the bound */
  get is_fresh(): boolean {
    return this.#state !== undefined && this.#age_ms <= this.#settings.staleness_ms_max
  }

  get #age_ms(): number {
    return performance.now() - this.#known_at_ms
  }

  isReady(): boolean {
    return this.is_fresh
  }

  decide(request: DecisionRequest, body?: JsonObject): Decision {
    if (this.#state === undefined || !this.is_fresh) {
      this.#counts.stale++
      return this.#settings.fail === 'open' ? PASS : STOP
    }
    const asked = this.#withCapability(this.#state, request, body)
    const { decision, records } = this.options.evaluate(this.#state, asked, Date.now())
    if (records.length > 0) this.#records.add(records)
    return decision
  }

  #withCapability({ policies }: EvaluationState, request: DecisionRequest, body?: JsonObject): DecisionRequest {
    if (this.#capability.policies !== policies) this.#capability = { policies, asked: asksCapability(policies) }
    const { capabilityOf } = this.options
    if (!this.#capability.asked || capabilityOf === undefined || body === undefined) return request
    return { ...request, capability: capabilityOf(body) }
  }

  stats(): Record<string, number> {
    const age_s = this.#age_ms / 1000
    return {
      fresh: this.is_fresh ? 1 : 0,
      age_seconds: Number.isFinite(age_s) ? age_s : -1,
      accounts: this.#state?.standings.size ?? 0,
      policies: this.#state?.policies.length ?? 0,
      records_waiting: this.#records.waiting,
      ...this.#counts,
      ...this.#records.stats,
    }
  }

  async close(): Promise<void> {
    this.#ended.abort()
    await this.#following.stop()
    await this.#agent.destroy()
    await this.#reading
    await this.#records.close()
  }

  #tell(reason: string, what: string): void {
    if (tellFailure(this.#log, { reason }, what)) this.#counts.key_refusals++
  }

  /** An age counts only beside a whole state: changes since the last one may have been missed before. */
  #takeAge(age_ms: number): void {
    if (this.#reading === undefined) this.#known_at_ms = performance.now() - age_ms
  }

  #take({ name, data }: StreamEvent): void {
    if (data === undefined) return
    try {
      const change = readChange(name, data)
      if (change?.kind === 'snapshot') this.#readSnapshot()
      else if (change?.kind === 'age') this.#takeAge(change.age_ms)
      else if (change !== undefined) this.#apply(change)
    } catch {
      this.#counts.events_unreadable++
      this.#log.warn({ name }, 'a change of decisions cannot be read: the snapshot is read again')
      this.#readSnapshot()
    }
  }

  #apply(change: Change): void {
    if (this.#waiting === undefined) {
      if (this.#state !== undefined) applyChange(this.#state, change)
    } else if (this.#waiting.length < this.#settings.events_held_max) {
      this.#waiting.push(change)
    } else {
      this.#readSnapshot()
    }
  }

  #readSnapshot(): void {
    if (this.#reading !== undefined) {
      this.#read_again = true
      return
    }
    this.#reading = this.#readUntilWhole().finally(() => {
      this.#reading = undefined
    })
  }

  async #readUntilWhole(): Promise<void> {
    const delay = new RetryDelay(this.#settings.retry_ms_min, this.#settings.retry_ms_max)
    while (!this.#ended.signal.aborted) {
      this.#read_again = false
      this.#waiting = []
      try {
        const asked_ms = performance.now()
        const { age_ms, ...snapshot } = await this.#fetchSnapshot()
        const state = stateOf(snapshot)
        if (this.#read_again) {
          await pause(delay.next(), this.#ended.signal)
          continue
        }
        for (const change of this.#waiting) applyChange(state, change)
        this.#state = state
        this.#waiting = undefined
        // The server looked at its clock after it was asked, so this is never too young.
        this.#known_at_ms = asked_ms - age_ms
        this.#counts.snapshots++
        return
      } catch (error) {
        if (this.#ended.signal.aborted) return
        this.#counts.snapshot_failures++
        this.#tell(codeOf(error), 'no snapshot of decisions: will try again')
        await pause(delay.next(), this.#ended.signal)
      }
    }
  }

  async #fetchSnapshot(): Promise<Snapshot> {
    const { server } = this.options
    const { statusCode, body } = await request(serverUrl(server, '/v1/decisions/snapshot'), {
      headers: { authorization: `Bearer ${server.key}`, accept: 'application/json' },
      dispatcher: this.#agent,
      headersTimeout: this.#settings.snapshot_ms_max,
      bodyTimeout: this.#settings.snapshot_ms_max,
    })
    if (statusCode !== 200) {
      await body.dump()
      throw Object.assign(new Error('no snapshot'), { code: `HTTP ${statusCode}` })
    }
    return snapshotSchema.parse(await body.json())
  }
}

const asksCapability = (policies: EvaluationState['policies']): boolean =>
  policies.some(({ policy }) => policy.rules.some(({ when }) => when.capability !== undefined))
