import { EventEmitter } from 'node:events'
import { readKnown } from '#account/read-known.js'
import { keepCampaigns } from '#campaign/identity/keep-campaigns.js'
import type { CampaignChange } from '#contract/campaign-record.js'
import type { Settings } from '#contract/settings.js'
import { keepRun } from './keep-run.js'
import type { StoreLink } from './store-link.js'

export interface DetectionEvents {
  /** campaigns that are new or changed, in the order of the log of their history */
  changes: [changes: CampaignChange[]]
  /** a run is over */
  ran: [run: { seconds: number; exchanges: number; campaigns: number }]
  failed: [error: Error]
}

/** How often it is looked whether a run is due. */
const LOOK_MS = 500

/**
 * When detection runs: when what arrived since the last run is a share of what is stored, or the interval is over. By
 * the share, the work of all runs together is proportional to what arrived: a run over n exchanges comes after
 * growth × n new ones. The cost an exchange does not rise with the store.
 */
export class LiveDetection extends EventEmitter<DetectionEvents> {
  readonly #link: StoreLink
  readonly #settings: Settings
  #stored = 0
  #fresh = 0
  #began_ms = Number.NEGATIVE_INFINITY
  #ended_ms = Number.NEGATIVE_INFINITY
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(link: StoreLink, settings: Settings, stored: number) {
    super()
    this.#link = link
    this.#settings = settings
    // What is stored may have arrived after the last run of the process before.
    this.#fresh = stored
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
  }

  /** Tells that exchanges were stored. */
  arrived(exchanges: number): void {
    this.#fresh += exchanges
  }

  /** Runs now, or joins the run that is under way. Rejects where it fails. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
  }

  #look(): void {
    if (this.#running !== undefined || this.#closed || !this.#isDue(performance.now())) return
    this.run().catch((error: Error) => {
      if (!this.#closed) this.emit('failed', error)
    })
  }

  #isDue(now_ms: number): boolean {
    const { interval_s, pause_s, growth, exchanges_min } = this.#settings.detection
    if (this.#fresh === 0 || this.#stored + this.#fresh < exchanges_min) return false
    if (now_ms - this.#ended_ms < pause_s * 1000) return false
    return this.#fresh >= growth * this.#stored || now_ms - this.#began_ms >= interval_s * 1000
  }

  async #run(): Promise<void> {
    const began = new Date()
    this.#began_ms = performance.now()
    const fresh = this.#fresh
    try {
      const { report, exchanges } = await this.#link.detect({ known: await readKnown(this.#link.state) })
      this.#stored = exchanges
      this.#fresh -= fresh
      const { identity_overlap_min } = this.#settings.detection
      const changes = await keepCampaigns(this.#link.state, report.campaigns, {
        overlap_min: identity_overlap_min,
        at: new Date(),
      })
      const seconds = (performance.now() - this.#began_ms) / 1000
      await keepRun(this.#link.state, { began, seconds, report })
      if (changes.length > 0) this.emit('changes', changes)
      this.emit('ran', { seconds, exchanges, campaigns: report.campaigns.length })
    } finally {
      this.#ended_ms = performance.now()
    }
  }
}
