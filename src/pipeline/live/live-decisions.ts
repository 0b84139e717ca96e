import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { Decision, DecisionRecord, DecisionRequest } from '#contract/decision.js'
import type { CampaignAction, PolicyVersion } from '#contract/policy.js'
import type { Settings } from '#contract/settings.js'
import type { Standing } from '#contract/standing.js'
import { caseReference } from '#decide/case-reference.js'
import { Decider } from '#decide/decider.js'
import { failDecision } from '#decide/fail-decision.js'
import { readActive } from '#policy/read-active.js'
import type { Engine } from '#store/engine.js'
import type { State } from '#store/state/state.js'
import { LiveStandings } from './live-standings.js'
import { RecordQueue } from './record-queue.js'

/** What who follows the decisions is told, so that it can decide the same by itself. */
export interface DecisionsEvents {
  standing: [standing: Standing]
  removed: [account_id: string]
  policies: [active: { policies: PolicyVersion[]; actions: CampaignAction[] }]
  /** an account was told to verify itself, here or at a gateway */
  challenged: [subject: { account_id: string; case_id: string }]
  /** decisions that a policy or an action made, here or at a gateway */
  recorded: [records: readonly DecisionRecord[]]
}

/** All that is needed to decide elsewhere. */
export interface DecisionsSnapshot {
  version: string
  policies: PolicyVersion[]
  actions: CampaignAction[]
  standings: Standing[]
  /** how old all this is, by the state store: who decides elsewhere counts on from it */
  age_ms: number
  /** key of the references that customers quote, so that they are the same wherever it is decided */
  case_secret: string
}

/**
 * Decides from memory, and keeps what is in memory as the state store has it. Nothing is looked up while a request
 * waits; while the state cannot be read, what is known goes on, until it is too old.
 */
export class LiveDecisions extends EventEmitter<DecisionsEvents> {
  readonly records: RecordQueue
  readonly #decider: Decider
  readonly #state: State
  readonly #settings: Settings['decisions']
  readonly #secret: string
  readonly #standings: LiveStandings
  #active: { policies: PolicyVersion[]; actions: CampaignAction[] } = { policies: [], actions: [] }
  #active_text = ''
  #version = 0
  #read_at_ms = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #refreshing: Promise<void> | undefined

  private constructor(state: State, engine: Engine, settings: Settings, secret: string) {
    super()
    this.setMaxListeners(0)
    this.#state = state
    this.#settings = settings.decisions
    this.#secret = secret
    const { buckets_max, ttl_s, challenge_url } = settings.decisions
    this.#decider = new Decider({
      secret,
      instance: randomBytes(6).toString('hex'),
      buckets_max,
      allow_ttl_s: ttl_s,
      hold_ttl_s: ttl_s,
      ...(challenge_url === '' ? {} : { challenge_url }),
    })
    this.records = new RecordQueue(engine, settings.decisions, secret)
    this.#standings = new LiveStandings(state, {
      put: (standing) => {
        this.#decider.putStanding(standing)
        this.#version++
        this.emit('standing', standing)
      },
      removed: (account_id) => {
        this.#decider.removeStanding(account_id)
        this.#version++
        this.emit('removed', account_id)
      },
    })
  }

  static async open(state: State, engine: Engine, settings: Settings, secret: string): Promise<LiveDecisions> {
    const decisions = new LiveDecisions(state, engine, settings, secret)
    await decisions.refresh().catch(async (error) => {
      await decisions.close()
      throw error
    })
    decisions.#timer = setInterval(() => {
      // What failed is tried again; how old it has become is what `decide` looks at.
      decisions.refresh().catch(() => {})
    }, settings.decisions.refresh_ms)
    return decisions
  }

  /** From memory, at once. */
  decide(request: DecisionRequest, now_ms = Date.now()): Decision {
    if (!this.fresh) return failDecision(this.#settings.fail)
    const asked = byAccount(request)
    const { decision, records } = this.#decider.decide(asked, now_ms)
    if (records.length > 0) this.#record(records)
    const { account_id } = asked
    if (decision.decision === 'challenge' && account_id !== undefined)
      this.emit('challenged', { account_id, case_id: decision.case_id ?? '' })
    return decision
  }

  /** What is to be done with the answer to a request that was let pass; counts and records nothing. */
  degradationsFor(request: DecisionRequest, now_ms = Date.now()): Decision {
    // Nothing is refused any more, so there is nothing to fail closed about.
    if (!this.fresh) return failDecision('open')
    return this.#decider.degradationsFor(byAccount(request), now_ms)
  }

  /** Records of decisions that were made elsewhere from the snapshot. */
  record(records: readonly DecisionRecord[]): void {
    this.#record(records)
    const { secret } = this.#decider.options
    for (const { account_id, campaign, action, enforced } of records)
      if (enforced && action === 'challenge' && account_id !== '')
        this.emit('challenged', { account_id, case_id: caseReference(secret, campaign, account_id) })
  }

  #record(records: readonly DecisionRecord[]): void {
    this.records.add(records)
    this.emit('recorded', records)
  }

  /** What is known of an account that is in memory; undefined where that is nothing. */
  standingOf(account_id: string): Standing | undefined {
    return this.#standings.of(account_id)
  }

  get standings_count(): number {
    return this.#standings.count
  }

  /** Whether what is in memory is not too old to decide by. */
  get fresh(): boolean {
    return this.age_ms <= this.#settings.staleness_s_max * 1000
  }

  /** How long ago the reading began that what is in memory comes from. */
  get age_ms(): number {
    return performance.now() - this.#read_at_ms
  }

  snapshot(): DecisionsSnapshot {
    const age_ms = Math.ceil(this.age_ms)
    const standings = [...this.#standings.texts()].map((text) => JSON.parse(text) as Standing)
    return { version: String(this.#version), ...this.#active, standings, age_ms, case_secret: this.#secret }
  }

  /** Reads the state anew and tells of what changed. Concurrent calls share a reading that begins after them. */
  async refresh(): Promise<void> {
    if (this.#refreshing !== undefined) await this.#refreshing.catch(() => {})
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined
    })
    return this.#refreshing
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#refreshing?.catch(() => {})
    await this.records.close()
  }

  async #refresh(): Promise<void> {
    // Not the time of day: a clock that is set must not make what is known look old, or new.
    const began_ms = performance.now()
    await this.#standings.refresh()
    const active = await readActive(this.#state)
    const text = JSON.stringify(active)
    if (text !== this.#active_text) {
      this.#decider.setPolicies(active.policies, active.actions)
      this.#active = active
      this.#active_text = text
      this.#version++
      this.emit('policies', active)
    }
    this.#read_at_ms = began_ms
  }
}

/** Who knows only keys asks about an account of that name: logs by key have the key's id as their account. */
function byAccount(request: DecisionRequest): DecisionRequest {
  if (request.account_id !== undefined || request.key_id === undefined) return request
  return { ...request, account_id: request.key_id }
}
