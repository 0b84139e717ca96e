import { CHANGES_KEPT_S, forgetChanges, markChanges, readChangedAccounts } from '#account/read-changed-accounts.js'
import { readAllStandings, readStandings } from '#account/read-standings.js'
import type { Standing } from '#contract/standing.js'
import type { State } from '#store/state/state.js'

export interface StandingHooks {
  put(standing: Standing): void
  removed(account_id: string): void
}

/** Read and compared at a time: requests are decided in between, and must not wait. */
const PIECE = 500
/** Whoever has not looked for longer reads everything: what changed since may be forgotten. */
const UNREAD_MS_MAX = (CHANGES_KEPT_S * 1000) / 2
const FORGET_EVERY_MS = 600_000

/** The standings of all accounts, kept as the state store has them. What a look costs grows with what changed. */
export class LiveStandings {
  readonly #texts = new Map<string, string>()
  #since: string | undefined
  #read_ms = Number.NEGATIVE_INFINITY
  #forgot_ms = performance.now()

  constructor(
    private readonly state: State,
    private readonly hooks: StandingHooks,
  ) {}

  get count(): number {
    return this.#texts.size
  }

  of(account_id: string): Standing | undefined {
    const text = this.#texts.get(account_id)
    return text === undefined ? undefined : (JSON.parse(text) as Standing)
  }

  /** Each as JSON. */
  texts(): IterableIterator<string> {
    return this.#texts.values()
  }

  /** Not to be called while a call runs. */
  async refresh(): Promise<void> {
    const began_ms = performance.now()
    if (this.#since === undefined || began_ms - this.#read_ms > UNREAD_MS_MAX) await this.#readAll()
    else await this.#readChanged(this.#since)
    this.#read_ms = began_ms
    if (began_ms - this.#forgot_ms < FORGET_EVERY_MS) return
    this.#forgot_ms = began_ms
    await forgetChanges(this.state)
  }

  async #readAll(): Promise<void> {
    const since = await markChanges(this.state)
    const gone = new Set(this.#texts.keys())
    await readAllStandings(this.state, PIECE, async (standings) => {
      for (const standing of standings) {
        gone.delete(standing.account_id)
        this.#take(standing)
      }
    })
    for (const account_id of gone) this.#remove(account_id)
    this.#since = since
  }

  async #readChanged(after: string): Promise<void> {
    const { accounts, since } = await readChangedAccounts(this.state, after)
    for (let from = 0; from < accounts.length; from += PIECE) {
      const asked = accounts.slice(from, from + PIECE)
      const gone = new Set(asked)
      for (const standing of await readStandings(this.state, asked)) {
        gone.delete(standing.account_id)
        this.#take(standing)
      }
      for (const account_id of gone) this.#remove(account_id)
    }
    this.#since = since
  }

  #take(standing: Standing): void {
    const text = JSON.stringify(standing)
    if (text === this.#texts.get(standing.account_id)) return
    this.#texts.set(standing.account_id, text)
    this.hooks.put(standing)
  }

  #remove(account_id: string): void {
    if (this.#texts.delete(account_id)) this.hooks.removed(account_id)
  }
}
