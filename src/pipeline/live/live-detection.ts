import { EventEmitter } from 'node:events'
import { readKnown } from '#account/read-known.js'
import { keepCampaigns } from '#campaign/identity/keep-campaigns.js'
import { presentMembers } from '#campaign/identity/read-campaigns.js'
import type { CampaignChange } from '#contract/campaign-record.js'
import type { Settings } from '#contract/settings.js'
import { forgetChanged } from './detection-scope.js'
import { keepRun } from './keep-run.js'
import { type Leaving, LeavingAccounts } from './leaving-accounts.js'
import type { StoreLink } from './store-link.js'

type Kind = 'full' | 'update'

export interface DetectionEvents {
  /** campaigns that are new or changed, in the order of the log of their history */
  changes: [changes: CampaignChange[]]
  /** a run is over */
  ran: [run: { kind: Kind; seconds: number; exchanges: number; stored: number; campaigns: number }]
  failed: [error: Error]
}

/** How often it is looked whether a run is due. */
const LOOK_MS = 500

/** Longest rest that somebody may ask for: what senders send must be looked at meanwhile. */
const REST_MS_MAX = 600_000

/**
 * Of the growth that brings a full run. Below it not even the interval brings one: of a large store that hardly grows, a
 * full run an hour would cost by what is stored and not by what arrived.
 */
const LATE_GROWTH_MIN = 0.1

/**
 * When detection runs, and over what. A full run comes when what arrived since the last one is a share of what is stored:
 * the work of all full runs together is then proportional to what arrived. Between them updates look at the accounts that
 * changed, at those of known campaigns, and at a sample of the others: their cost follows what changed. Runs rest for a
 * while after each other, so that detection never takes more than its share of the machine.
 */
export class LiveDetection extends EventEmitter<DetectionEvents> {
  readonly #link: StoreLink
  readonly #settings: Settings
  #stored = 0
  #fresh = 0
  /** since the last run of either kind */
  #unseen = 0
  readonly #leaving = new LeavingAccounts()
  #full_ms = Number.NEGATIVE_INFINITY
  #next_ms = Number.NEGATIVE_INFINITY
  /** moments until which runs do not begin by themselves */
  readonly #rests = new Set<number>()
  #running: { kind: Kind; done: Promise<void> } | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(link: StoreLink, settings: Settings, stored: number) {
    super()
    this.#link = link
    this.#settings = settings
    // What is stored may have arrived after the last run of the process before.
    this.#fresh = stored
    this.#unseen = stored
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
  }

  /** Tells that exchanges were stored. */
  arrived(exchanges: number): void {
    this.#fresh += exchanges
    this.#unseen += exchanges
  }

  /** Before an account is erased: no run that saw it, or sees what is left of it, writes it back. */
  forget(account_id: string): Leaving {
    return this.#leaving.add(account_id)
  }

  /** Runs over all accounts, after an update that is under way, or joins such a run. Rejects where it fails. */
  async run(): Promise<void> {
    while (this.#running?.kind === 'update') await this.#running.done.catch(() => {})
    return this.#start('full')
  }

  /** Runs over all accounts and all that is stored now: after a run that is under way. Rejects where it fails. */
  async runAnew(): Promise<void> {
    while (this.#running !== undefined) await this.#running.done.catch(() => {})
    return this.#start('full')
  }

  /** No run begins by itself until what is given back is called, or for ten minutes: one is to come that sees all. */
  rest(): () => void {
    const until_ms = performance.now() + REST_MS_MAX
    this.#rests.add(until_ms)
    return () => this.#rests.delete(until_ms)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
  }

  #start(kind: Kind): Promise<void> {
    this.#running ??= {
      kind,
      done: this.#run(kind).finally(() => {
        this.#running = undefined
      }),
    }
    return this.#running.done
  }

  #look(): void {
    const now_ms = performance.now()
    if (this.#running !== undefined || this.#closed || now_ms < this.#next_ms) return
    if ([...this.#rests].some((until_ms) => now_ms < until_ms)) return
    const kind = this.#dueAt(now_ms)
    if (kind === undefined) return
    this.#start(kind).catch((error: Error) => {
      if (!this.#closed) this.emit('failed', error)
    })
  }

  #dueAt(now_ms: number): Kind | undefined {
    const { interval_s, growth, exchanges_min } = this.#settings.detection
    if (this.#unseen === 0 || this.#stored + this.#fresh < exchanges_min) return undefined
    const grown = this.#fresh / (growth * this.#stored)
    const late = now_ms - this.#full_ms >= interval_s * 1000
    return grown >= 1 || (late && grown >= LATE_GROWTH_MIN) ? 'full' : 'update'
  }

  async #run(wanted: Kind): Promise<void> {
    const { state } = this.#link
    const { identity_overlap_min, background_max, pause_s, load_max } = this.#settings.detection
    const began = new Date()
    const began_ms = performance.now()
    const { fresh, unseen } = { fresh: this.#fresh, unseen: this.#unseen }
    this.#leaving.forgetGone()
    try {
      const known = await readKnown(state)
      const members = wanted === 'full' ? [] : await presentMembers(state)
      const asked = wanted === 'full' ? { kind: wanted } : { kind: wanted, members, background_max }
      const { report, statistics, scope } = await this.#link.detect({ known, scope: asked })
      const changes = await keepCampaigns(state, () => this.#leaving.leaveOut(report.campaigns), {
        overlap_min: identity_overlap_min,
        at: new Date(),
        partial: scope.kind === 'update',
        statistics,
      })
      if (changes.length > 0) this.emit('changes', changes)
      // Not before: a run of which nothing could be kept must be made again.
      if (scope.kind === 'full') {
        await forgetChanged(this.#link.engine, scope)
        this.#fresh -= fresh
        this.#full_ms = began_ms
      }
      this.#stored = scope.stored
      this.#unseen -= unseen
      const seconds = (performance.now() - began_ms) / 1000
      await keepRun(state, { began, seconds, read: () => this.#leaving.leaveOut(report) })
      const { kind, exchanges, stored } = scope
      this.emit('ran', { kind, seconds, exchanges, stored, campaigns: report.campaigns.length })
    } finally {
      const took_ms = performance.now() - began_ms
      this.#next_ms = performance.now() + Math.max(pause_s * 1000, took_ms * (1 / load_max - 1))
    }
  }
}
