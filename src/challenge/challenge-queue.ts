import type { AskedChallenge } from './ask-challenge.js'

/** Whom to ask about. */
export interface ChallengeSubject {
  account_id: string
  case_id: string
}

export interface ChallengeQueueOptions {
  /** askChallenge with the operator's settings */
  ask: (subject: ChallengeSubject, signal: AbortSignal) => Promise<AskedChallenge>
  /** keeps what came of it; where it throws, the account can be asked about again at once */
  settle: (subject: ChallengeSubject, asked: AskedChallenge) => Promise<void>
  /** accounts that wait to be asked about; more are dropped and counted. Default 10,000 */
  waiting_max?: number
  /** requests to the provider at a time. Default 4 */
  running_max?: number
  /** how long an account that was asked about is not asked about again, if no callback ends it. Default 15 minutes */
  again_ms?: number
  /** the same where the provider could not be reached. Default 1 minute */
  retry_ms?: number
  /** accounts of which it is remembered that they were asked about; while all are fresh, more are dropped. Default 100,000 */
  remembered_max?: number
}

/**
 * Asks once about each account while its challenge is pending, however many of its requests are challenged. In memory:
 * after a restart, and by each server of several, an account may be asked about again.
 */
export class ChallengeQueue {
  readonly counts = { asked: 0, undelivered: 0, unsettled: 0, repeated: 0, dropped: 0 }
  readonly #options: Required<ChallengeQueueOptions>
  readonly #waiting = new Map<string, ChallengeSubject>()
  readonly #running = new Map<string, Promise<void>>()
  /** account → until when it is not asked about; nearly in that order */
  readonly #remembered = new Map<string, number>()
  readonly #stop = new AbortController()

  constructor(options: ChallengeQueueOptions) {
    this.#options = {
      waiting_max: 10_000,
      running_max: 4,
      again_ms: 900_000,
      retry_ms: 60_000,
      remembered_max: 100_000,
      ...options,
    }
  }

  get waiting_count(): number {
    return this.#waiting.size
  }

  /** Says whether the account will be asked about: it is queued now, known to be pending, or dropped. */
  put(subject: ChallengeSubject, now_ms = Date.now()): 'queued' | 'pending' | 'dropped' {
    const { account_id } = subject
    if (this.#isPending(account_id, now_ms)) {
      this.counts.repeated += 1
      return 'pending'
    }
    if (this.#stop.signal.aborted || this.#waiting.size >= this.#options.waiting_max || !this.#hasRoom(now_ms)) {
      this.counts.dropped += 1
      return 'dropped'
    }
    this.#remembered.delete(account_id)
    this.#waiting.set(account_id, subject)
    this.#run()
    return 'queued'
  }

  /** A callback came: from now on the account may be asked about again. */
  forget(account_id: string): void {
    this.#remembered.delete(account_id)
  }

  /** Resolves when nobody waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values())
  }

  /** Ends what runs, drops who waits. */
  async close(): Promise<void> {
    this.#stop.abort()
    this.counts.dropped += this.#waiting.size
    this.#waiting.clear()
    await this.idle()
  }

  #isPending(account_id: string, now_ms: number): boolean {
    if (this.#waiting.has(account_id) || this.#running.has(account_id)) return true
    return (this.#remembered.get(account_id) ?? Number.NEGATIVE_INFINITY) > now_ms
  }

  #hasRoom(now_ms: number): boolean {
    const taken = () => this.#remembered.size + this.#waiting.size + this.#running.size
    if (taken() < this.#options.remembered_max) return true
    for (const [account_id, until_ms] of this.#remembered) {
      if (until_ms > now_ms) break
      this.#remembered.delete(account_id)
    }
    return taken() < this.#options.remembered_max
  }

  #run(): void {
    for (const [account_id, subject] of this.#waiting) {
      if (this.#running.size >= this.#options.running_max) return
      this.#waiting.delete(account_id)
      const work = this.#askOne(subject).finally(() => {
        this.#running.delete(account_id)
        this.#run()
      })
      this.#running.set(account_id, work)
    }
  }

  async #askOne(subject: ChallengeSubject): Promise<void> {
    this.counts.asked += 1
    try {
      const asked = await this.#options.ask(subject, this.#stop.signal)
      if (!asked.delivered) this.counts.undelivered += 1
      // Before it is kept: a callback that comes meanwhile must be able to end it.
      const pause_ms = asked.delivered ? this.#options.again_ms : this.#options.retry_ms
      this.#remembered.set(subject.account_id, Date.now() + pause_ms)
      await this.#options.settle(subject, asked)
    } catch {
      this.counts.unsettled += 1
      this.#remembered.delete(subject.account_id)
    }
  }
}
