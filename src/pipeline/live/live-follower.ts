import type { Decision } from '#contract/decision.js'
import type { LiveDecision, LiveEventName, LiveExchange } from '#contract/live-event.js'

export interface LiveFilter {
  account?: string | undefined
  campaign?: string | undefined
  decision?: Decision['decision'] | undefined
}

/** One who watches: told what the filter lets through, so many a second; the rest is counted. */
export class LiveFollower {
  readonly filter: LiveFilter
  readonly #most: number
  readonly #send: (event: LiveEventName, data: unknown) => void
  readonly #timer: NodeJS.Timeout
  #sent = 0
  #skipped = { exchanges: 0, decisions: 0 }

  constructor(filter: LiveFilter, events_per_s_max: number, send: (event: LiveEventName, data: unknown) => void) {
    this.filter = filter
    this.#most = events_per_s_max
    this.#send = send
    this.#timer = setInterval(() => this.#second(), 1000)
  }

  /** `unseen`: others of the same batch that nobody looked at. */
  exchanges(seen: readonly LiveExchange[], unseen: number): void {
    const { account, campaign, decision } = this.filter
    if (decision !== undefined) return
    for (const exchange of seen)
      if (fits(account, exchange.account) && fits(campaign, exchange.campaign_id)) this.#tell('exchange', exchange)
    // With a filter it is not known which of them it would have let through.
    if (account === undefined && campaign === undefined) this.#skipped.exchanges += unseen
  }

  decisions(told: readonly LiveDecision[]): void {
    const { account, campaign, decision } = this.filter
    for (const one of told)
      if (fits(account, one.account) && fits(campaign, one.campaign_id) && fits(decision, becameOf(one)))
        this.#tell('decision', one)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #tell(event: 'exchange' | 'decision', data: unknown): void {
    if (this.#sent++ < this.#most) this.#send(event, data)
    else this.#skipped[`${event}s`]++
  }

  #second(): void {
    this.#sent = 0
    if (this.#skipped.exchanges + this.#skipped.decisions === 0) return
    this.#send('skipped', this.#skipped)
    this.#skipped = { exchanges: 0, decisions: 0 }
  }
}

const fits = (wanted: string | undefined, found: string | null): boolean => wanted === undefined || wanted === found

/** What became of the request, or in shadow would have: what was observed, cleared or within its rate passed. */
function becameOf({ action, overridden_by, within_rate }: LiveDecision): Decision['decision'] {
  if (action === 'observe' || overridden_by !== '' || (action === 'throttle' && within_rate === true)) return 'allow'
  return action
}
